; Installer for one person, without administrator: makensis -DVERSION=0.1.0 -DBUNDLE=..\..\dist\guanxi-journal guanxi.nsi
; Signing is prepared: -DSIGN="command" signs installer and uninstaller; without it the installer's name says unsigned.
Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!ifndef VERSION
  !error "Give the version: -DVERSION=0.1.0"
!endif
!ifndef BUNDLE
  !define BUNDLE "..\..\dist\guanxi-journal"
!endif
!ifndef OUTPUT
  !ifdef SIGN
    !define OUTPUT "..\..\dist\guanxi-journal-${VERSION}-setup.exe"
  !else
    !define OUTPUT "..\..\dist\guanxi-journal-${VERSION}-setup-unsigned.exe"
  !endif
!endif
!define NAME "Guanxi Journal"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\GuanxiJournal"
!define KIND "GuanxiJournal.Backup"

!include "MUI2.nsh"
!include "FileFunc.nsh"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Guanxi Journal"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
!define MUI_ICON "..\icons\guanxi.ico"
!define MUI_UNICON "..\icons\guanxi.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\guanxi-journal.exe"
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1033 "FileDescription" "${NAME} setup"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "MIT licence"

LangString RUNNING ${LANG_ENGLISH} "Guanxi Journal is open. Close it, then try again."
LangString RUNNING ${LANG_SIMPCHINESE} "关系日记正在运行。请关闭后重试。"

; A program that runs holds its file: half of it must not be replaced or removed under its feet.
!macro WaitForTheEnd
  again:
  IfFileExists "$INSTDIR\guanxi-journal.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\guanxi-journal.exe" a
  IfErrors 0 closed
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Abort
  closed:
  FileClose $0
  free:
!macroend

Section "Program"
  !insertmacro WaitForTheEnd
  ; An older version leaves nothing behind that a newer one would load.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\guanxi-journal.exe"

  WriteRegStr HKCU "Software\Classes\.guanxi-backup" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "Guanxi Journal backup"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\guanxi-journal.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\guanxi-journal.exe" "--restore" "%1"'

  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\guanxi-journal.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "Guanxi Journal contributors"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
SectionEnd

; Takes away what the installer brought, and nothing that the person wrote: journals lie in the documents, settings in
; the folder of settings; both stay.
Section "Uninstall"
  !insertmacro WaitForTheEnd
  Delete "$SMPROGRAMS\${NAME}.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\guanxi-journal.exe"
  Delete "$INSTDIR\guanxi.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey HKCU "Software\Classes\.guanxi-backup"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
