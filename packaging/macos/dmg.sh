#!/bin/sh
# Makes, signs and notarises the disk image, on a Mac, after `python3 dev.py bundle`. Run from the root of the project.
#   GUANXI_CODESIGN_IDENTITY  "Developer ID Application: ..."; without it nothing is signed, and the image says so.
#   GUANXI_NOTARY_PROFILE     a profile kept by: xcrun notarytool store-credentials
set -eu
app="dist/Guanxi Journal.app"
version=$(python3 -c 'from desktop.about import VERSION; print(VERSION)')
image="dist/guanxi-journal-$version.dmg"

if [ -n "${GUANXI_CODESIGN_IDENTITY:-}" ]; then
  codesign --force --deep --timestamp --options runtime \
    --entitlements packaging/macos/entitlements.plist --sign "$GUANXI_CODESIGN_IDENTITY" "$app"
  codesign --verify --deep --strict "$app"
else
  image="dist/guanxi-journal-$version-unsigned.dmg"
fi

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "Guanxi Journal" -srcfolder "$stage" -ov -format UDZO "$image"

if [ -n "${GUANXI_CODESIGN_IDENTITY:-}" ] && [ -n "${GUANXI_NOTARY_PROFILE:-}" ]; then
  codesign --timestamp --sign "$GUANXI_CODESIGN_IDENTITY" "$image"
  xcrun notarytool submit "$image" --keychain-profile "$GUANXI_NOTARY_PROFILE" --wait
  xcrun stapler staple "$image"
fi
echo "$image"
