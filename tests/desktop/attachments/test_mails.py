"""Mails as files: read however they were written, and drafts of touches made of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.attachments.mails import Mailbox, MailProblem, read_mail
from desktop.attachments.preparing import prepare_file
from desktop.journal.journal import Journal
from desktop.people.channels import add_channel
from desktop.people.contacts import ContactFields, add_contact
from desktop.touches.mail_touches import draft_of
from tests.desktop.attachments.samples import MAIL

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_headers_of_several_encodings_are_read() -> None:
    mail = read_mail(MAIL)
    assert mail.sender == Mailbox("陈明", "chen.ming@factory.cn")
    assert mail.to == (Mailbox("Anna", "anna@buyer.eu"), Mailbox("Wang Fang", "wang@factory.cn"))
    assert mail.copied == (Mailbox("", "boss@factory.cn"),)
    assert (mail.subject, mail.sent_at) == ("样品 sample 12", datetime(2026, 3, 5, 6, 30, tzinfo=UTC))


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "big5"])
@pytest.mark.parametrize("told", ["", "us-ascii", "no-such-charset", "utf-8"])
def test_a_body_in_another_charset_than_it_says_is_still_read(charset: str, told: str) -> None:
    said = f"; charset={told}" if told else ""
    head = f"From: a@b.cn\nSubject: x\nContent-Type: text/plain{said}\n\n".encode()
    body = read_mail(head + "付款條件".encode(charset)).body
    assert body == "付款條件" if charset != "big5" else body


def test_raw_bytes_in_headers_are_read() -> None:
    mail = read_mail("From: 陈明 <a@b.cn>\nSubject: 报价单\n\nx".encode("gb18030"))
    assert (mail.subject, mail.sender) == ("报价单", Mailbox("陈明", "a@b.cn"))


def test_html_is_read_without_its_tags_and_scripts() -> None:
    html = "<html><head><style>p{}</style></head><body><p>Price&nbsp;list<br>MOQ 500</p><script>x()</script></body>"
    mail = read_mail(f"From: a@b.cn\nContent-Type: text/html; charset=utf-8\n\n{html}".encode())
    assert mail.body == "Price list\nMOQ 500"


def test_files_within_are_named() -> None:
    text = (
        "From: a@b.cn\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\nSee file\n"
        "--B\nContent-Type: application/pdf\nContent-Disposition: attachment;"
        ' filename="=?utf-8?B?5ZCI5ZCM?=.pdf"\n\nx\n--B--\n'
    )
    mail = read_mail(text.encode())
    assert (mail.body, mail.files) == ("See file", ("合同.pdf",))


@pytest.mark.parametrize(
    ("data", "sender"),
    [
        (b"From: a@b.cn\nSubject: =?utf-8?B?!!!?=\nDate: yesterday\n\n", "a@b.cn"),
        (b"From: a@b.cn\nContent-Transfer-Encoding: base64\n\n%%%", "a@b.cn"),
        (b"From: a@b.cn\nDate: Thu, 99 Foo 9999 99:99:99 +9999\n\n", "a@b.cn"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=\n\n--\n--", ""),
    ],
)
def test_a_broken_mail_gives_what_can_be_read_and_no_date(data: bytes, sender: str) -> None:
    mail = read_mail(data)
    assert (mail.sender.address, mail.sent_at) == (sender, None)


def test_a_mail_whose_base64_is_broken_is_read_and_costs_no_other_file(
    tmp_path: Path, journal: Journal
) -> None:
    data = b"From: =?x-unknown?B?/////?= <a@b.cn>\r\nSubject: =?utf-8?B?5qC3x?= 12\r\n\r\nhello"
    mail = read_mail(data)
    assert (mail.sender.address, mail.body) == ("a@b.cn", "hello")
    assert "12" in mail.subject
    (tmp_path / "wrong.eml").write_bytes(data)
    assert not prepare_file(journal.files, tmp_path / "wrong.eml", UTC).trouble


_PIECES = some.sampled_from([
    b"From: ", b"Subject: ", b"Date: ", b"To: ", b"=?utf-8?B?", b"=?gb2312?Q?", b"?=", b"\r\n", b"\r\n\r\n", b"<a@b>",
    b"/////", b"=E6=A0", b"Content-Type: text/plain; charset=", b"Content-Type: multipart/mixed; boundary=x\r\n",
    b"--x", b"klingon", b"\xff\xfe", b"Content-Transfer-Encoding: base64\r\n", b"filename*=utf-8''%ff", b";", b"\0",
])  # fmt: skip


@given(some.lists(_PIECES | some.binary(max_size=6), max_size=30))
def test_no_mail_however_broken_ends_in_another_fault(pieces: list[bytes]) -> None:
    try:
        mail = read_mail(b"From: a@b\r\n" + b"".join(pieces))
    except MailProblem:
        return
    assert "\n" not in mail.subject
    assert "\n".join((mail.subject, mail.body, mail.sender.name, *mail.files)).encode()  # can be stored


def test_a_broken_sender_costs_no_subject() -> None:
    assert read_mail(b"From: <<<>>>@,;\nSubject: x\n\n").subject == "x"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"just text", b"%PDF-1.7"])
def test_what_is_no_mail_is_refused(data: bytes) -> None:
    with pytest.raises(MailProblem):
        read_mail(data)


def test_a_touch_is_drafted_with_the_people_who_have_these_addresses(journal: Journal) -> None:
    with journal.change("People") as session:
        chen = add_contact(session, ContactFields(name_zh="陈明"))
        boss = add_contact(session, ContactFields(name_zh="王总"))
        add_channel(session, "mail", "chen.ming@factory.cn", contact_id=chen)
        add_channel(session, "mail", "Boss@Factory.cn", contact_id=boss)
    with journal.read() as connection:
        draft = draft_of(connection, read_mail(MAIL), NOW, SHANGHAI)
    assert draft.people == (chen, boss)
    assert (draft.kind, draft.direction, draft.started_by) == ("mail", "in", "them")
    assert (draft.summary, draft.at) == ("样品 sample 12", datetime(2026, 3, 5, 14, 30, tzinfo=SHANGHAI))
    ours = MAIL.replace(b"Chen.Ming@Factory.CN", b"anna@buyer.eu")
    with journal.read() as connection:
        draft = draft_of(connection, read_mail(ours), NOW, SHANGHAI)
    assert (draft.people, draft.direction) == ((boss,), "out")
