"""Pages of government sites, saved pages and mails: titles, metadata, chrome, hidden articles, hostile markup."""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from conftest import run_program
from notice_parser import parse_file
from notice_parser.errors import UnreadableInput
from notice_parser.notice import Notice
from notice_parser.readers.formats import MAIL, TEXT, detect_format
from notice_parser.readers.html_bounds import bounded

TITLE = "云溪县人民政府办公室关于做好秋季防火工作的通知"
BODY = (
    "<p>各乡镇人民政府：</p><p>为做好防火工作，现将有关事项通知如下。</p><p>一、压实责任</p>"
    "<p>全县划定网格214个，落实护林员632名。</p><p>云溪县人民政府办公室</p><p>2024年9月12日</p>"
)
METADATA = (
    "<table border=1><tr><td>索引号{c}</td><td>YX0001</td><td>主题分类{c}</td><td>农业</td></tr>"
    "<tr><td>信息名称{c}</td><td colspan=3>{title}</td></tr>"
    "<tr><td>发文机构{c}</td><td>云溪县人民政府办公室</td><td>成文日期{c}</td><td>2024年09月12日</td></tr>"
    "<tr><td>发文字号{c}</td><td>云政办发〔2024〕26号</td><td>发布日期{c}</td><td>2024年09月18日</td></tr></table>"
)


def parsed(tmp_path: Path, raw: str | bytes, name: str = "page.html") -> Notice:
    path = tmp_path / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return parse_file(str(path))


def title_of(notice: Notice) -> str | None:
    return notice.title.text if notice.title else None


@pytest.mark.parametrize("colon", ["：", ""])
def test_a_metadata_table_and_chrome_stand_in_the_head(tmp_path: Path, colon: str) -> None:
    page = (
        "<div><p>长者模式 无障碍 登录注册</p><p>云溪县人民政府</p><p>当前位置：首页 &gt; 文件</p>"
        f"{METADATA.format(c=colon, title=TITLE)}<p>字号：大 中 小</p><p><b>{TITLE}</b></p>{BODY}</div>"
    )
    notice = parsed(tmp_path, page)
    assert title_of(notice) == TITLE
    assert notice.document_number is not None
    assert notice.document_number.text == "云政办发〔2024〕26号"
    assert notice.issued_on is not None
    assert notice.issued_on.date == "2024-09-12"
    assert [one.text for one in notice.recipients] == ["各乡镇人民政府"]
    assert [one.text for one in notice.issuers] == ["云溪县人民政府办公室"]
    assert [one.text for one in notice.quantities] == ["214个", "632名"]


FIELDS = (
    ("索 引 号", "YX0001/2024-00017"),
    ("主题分类", "农业、林业"),
    ("发文机关", "云溪县人民政府办公室"),
    ("成文日期", "2024-09-12"),
    ("标　　题", TITLE),
    ("发文字号", "云政办发〔2024〕26号"),
    ("发布日期", "2024-09-18"),
)
OTHER_TEXT = "<p>为做好防火工作，现将有关事项通知如下。</p><p>一、压实责任</p><p>落实护林员632名，9月20日前完成。</p>"


@pytest.mark.parametrize(
    ("row", "colon", "name"),
    [
        ("<ul>{}</ul>|<li><b>{}{}</b>{}</li>", "：", "xxgk-box"),
        ("<dl>{}</dl>|<dt>{}{}</dt><dd>{}</dd>", "", "fields"),
        ("<table>{}</table>|<tr><td>{}{}</td><td>{}</td></tr>", "：", "headInfo"),
        ("<div>{}</div>|<p><span>【{}】{}</span><em>{}</em></p>", "", "info"),
    ],
)
@pytest.mark.parametrize("inside", [False, True])
def test_a_block_of_fields_states_what_the_article_does_not(
    tmp_path: Path, row: str, colon: str, name: str, inside: bool
) -> None:
    """Fields in a list, a table or blocks, in the container of the article or before it."""
    around, each = row.split("|")
    block = around.format("".join(each.format(label, colon, value) for label, value in FIELDS))
    block = f"<div class={name}>{block}</div>"
    article = f"<div id=zoom>{block}{OTHER_TEXT}</div>" if inside else f"{block}<div id=zoom>{OTHER_TEXT}</div>"
    notice = parsed(tmp_path, f"<html><body><div class=wrap>{article}</div></body></html>")
    assert title_of(notice) == TITLE
    assert notice.document_number is not None
    assert notice.document_number.text == "云政办发〔2024〕26号"
    assert notice.issued_on is not None
    assert notice.issued_on.date == "2024-09-12"
    assert [one.text for one in notice.issuers] == ["云溪县人民政府办公室"]
    assert [one.text for one in notice.quantities] == ["632名"]
    assert notice.head is not None
    assert "YX0001" in notice.head.text
    assert notice.preamble is not None
    assert notice.preamble.text == "为做好防火工作，现将有关事项通知如下。"


def test_what_is_no_block_of_fields_is_left_where_it_stands(tmp_path: Path) -> None:
    """A table of goods with names and dates, and the line below a title."""
    rows = (("名称", "文号", "备注"), ("草甘膦", "3号", "无"))
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    byline = "<p>来源：县农业局　发布时间：2024-09-18　浏览次数：<span>352</span>次</p>"
    notice = parsed(tmp_path, f"<body><h1>{TITLE}</h1>{byline}<div id=zoom>{BODY}<table>{table}</table></div></body>")
    assert notice.source.text is not None
    assert notice.source.text.endswith("草甘膦\t3号\t无\n")
    assert [one.text for one in notice.quantities] == ["214个", "632名"]


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="PubDate" content="2024-09-18 09:00"></head><body>',
        "</head><body><div class=time>发布日期：<span>2024年9月18日</span></div>",
    ],
)
def test_the_day_of_a_page_gives_the_year_that_the_text_leaves_out(tmp_path: Path, head: str) -> None:
    notice = parsed(tmp_path, f"<html><head>{head}<div id=zoom>{OTHER_TEXT}</div></body></html>")
    assert [period.to for period in notice.dates] == ["2024-09-20"]
    assert notice.issued_on is None


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{TITLE}_云溪县政府网</title></head><body><p class=con-title>{TITLE}</p>",
        f'<meta name="ArticleTitle" content="{TITLE}"></head><body><div><span>{TITLE}</span></div>',
        f'<meta name="ArticleTitle" content="{TITLE}"></head><body>',
        f'<meta property="og:title" content="{TITLE}"></head><body>',
        f"<title>{TITLE} - 云溪县政府网</title></head><body>",
    ],
)
def test_a_title_outside_the_article_is_read_once(tmp_path: Path, head: str) -> None:
    notice = parsed(tmp_path, f"<html><head>{head}<div id=zoom>{BODY}</div></body></html>")
    assert title_of(notice) == TITLE
    assert notice.source.text is not None
    assert notice.source.text.count(TITLE) == 1


def test_the_name_of_a_site_is_no_title(tmp_path: Path) -> None:
    notice = parsed(
        tmp_path, f"<html><head><title>云溪县人民政府门户网站</title></head><div id=zoom>{BODY}</div></html>"
    )
    assert title_of(notice) is None


def test_an_article_hidden_until_a_script_runs_is_read(tmp_path: Path) -> None:
    page = (
        f"<h1>{TITLE}</h1><div id=js_content class='rich_media_content hide' style='visibility: hidden'>{BODY}</div>"
        "<div style='display:none'>微信扫一扫</div>"
    )
    notice = parsed(tmp_path, page)
    assert [one.text for one in notice.quantities] == ["214个", "632名"]
    assert notice.source.text is not None
    assert "微信扫一扫" not in notice.source.text


def test_a_hidden_copy_beside_the_article_stays_hidden(tmp_path: Path) -> None:
    page = f"<h1>{TITLE}</h1><div id=zoom>{BODY}</div><div style='display:none'>{BODY}</div>"
    assert len(parsed(tmp_path, page).quantities) == 2


@pytest.mark.parametrize(("read", "is_lost"), [("请稍候，正在加载。", True), (BODY, False)])
def test_a_page_whose_text_stays_in_a_script_says_so(tmp_path: Path, read: str, is_lost: bool) -> None:
    script = "全县划定网格，落实护林员。" * 50 if is_lost else ""
    notice = parsed(tmp_path, f"<body><div><p>{read}</p></div><script>var text='{script}'</script></body>")
    found = {one.code: one.severity for one in notice.findings}
    assert found.get("text_mostly_lost") == ("warning" if is_lost else None)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("面积3.5万m<sup>2</sup>。", "面积3.5万m²。"),
        ("库容1.2×10<sup>8</sup>立方米。", "库容1.2×10⁸立方米。"),
        ("浓度10<sup>-3</sup>。", "浓度10⁻³。"),
        ("CO<sub>2</sub>排放", "CO₂排放"),
        ("共<sup>注</sup>3件", "共注3件"),
    ],
)
def test_raised_and_lowered_numbers(tmp_path: Path, markup: str, text: str) -> None:
    assert parsed(tmp_path, f"<div id=zoom><p>{markup}</p></div>").source.text == f"{text}\n"


def mail(body: str, *, subtype: str, charset: str, encoding: str) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "通知", "bgs@example.cn", "cun@example.cn"
    message["Message-ID"] = "<1@example.cn>"
    message.set_content(body, subtype=subtype, charset=charset, cte=encoding)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    return bytes(message)


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["gbk", "gb2312", "utf-8"])
@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_mails_and_saved_pages_are_read(tmp_path: Path, subtype: str, charset: str, encoding: str) -> None:
    page = f"<html><body><h1>{TITLE}</h1>{BODY}</body></html>"
    plain = f"{TITLE}\n各乡镇人民政府：\n现通知如下。\n一、压实责任\n全县划定网格214个，落实护林员632名。\n"
    raw = mail(page if subtype == "html" else plain, subtype=subtype, charset=charset, encoding=encoding)
    notice = parsed(tmp_path, raw, "saved.mht")
    assert notice.source.media_type == "message/rfc822"
    assert title_of(notice) == TITLE
    assert [one.text for one in notice.quantities] == ["214个", "632名"]
    assert notice.contact.emails == []


def test_the_day_of_a_mail_gives_the_year_that_the_text_leaves_out(tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["Date"] = "Thu, 12 Sep 2024 09:30:00 +0800"
    letter.set_content("关于检查的通知\n各科室：\n9月20日前报送材料。\n")
    notice = parsed(tmp_path, letter.as_bytes(), "a.eml")
    assert [period.to for period in notice.dates] == ["2024-09-20"]


@pytest.mark.parametrize(
    ("subject", "body", "title"),
    [
        ("关于检查的通知", "各科室：\n请报送材料12份。\n", "关于检查的通知"),
        ("Fw: 转发：关于检查的通知", "各科室：\n请报送材料12份。\n", "关于检查的通知"),
        ("转发文件", "关于报送材料的通知\n各科室：\n请报送材料12份。\n", "关于报送材料的通知"),
        ("关于检查的通知", "关于报送材料的通知\n各科室：\n请报送材料12份。\n", "关于报送材料的通知"),
        ("请查收", "各科室：\n请报送材料12份。\n", None),
    ],
)
def test_the_subject_of_a_mail_is_its_title_where_the_text_has_none(
    tmp_path: Path, subject: str, body: str, title: str | None
) -> None:
    letter = EmailMessage()
    letter["Subject"] = subject
    letter.set_content(body)
    notice = parsed(tmp_path, letter.as_bytes(), "a.eml")
    assert title_of(notice) == title
    assert [one.text for one in notice.recipients] == ["各科室"]
    assert [one.text for one in notice.quantities] == ["12份"]


@pytest.mark.parametrize(("name", "is_lost"), [("通知.docx", True), ("照片.jpg", False)])
def test_a_mail_that_only_points_to_its_attachment_says_so(tmp_path: Path, name: str, is_lost: bool) -> None:
    letter = EmailMessage()
    letter["Subject"] = "请查收"
    letter.set_content("通知见附件。\n")
    letter.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename=name)
    notice = parsed(tmp_path, letter.as_bytes(), "a.eml")
    assert ("text_mostly_lost" in [one.code for one in notice.findings]) == is_lost


@pytest.mark.parametrize("above", ["", "# 关于档案检查的通知\n"])
def test_figures_of_front_matter_are_not_the_notices(tmp_path: Path, above: str) -> None:
    matter = "---\ntitle: 关于档案检查的通知\nviews: 1200次\nsummary: 共检查30家单位。\n---\n"
    notice = parsed(tmp_path, f"{matter}{above}各科室：\n检查文件60件。\n", "a.md")
    assert title_of(notice) == "关于档案检查的通知"
    assert [one.text for one in notice.quantities] == ["60件"]


@pytest.mark.parametrize(
    ("head", "is_mail"),
    [
        (b"From: a@b.cn\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", True),
        (b"Received: from a\n by b; Thu\nFrom: c\n\nx", True),
        ("关于整改的通报\n来源: 县纪委\n".encode(), False),
        (b"title: a\ndate: 2024-01-01\n\nx", False),
    ],
)
def test_a_mail_is_detected_by_its_header(head: bytes, is_mail: bool) -> None:
    assert detect_format(head, "a") is (MAIL if is_mail else TEXT)


def test_mails_without_a_text_or_nested_without_end_are_one_line(tmp_path: Path) -> None:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a0\n\n"
    nested = b"".join(b"--a%d\nContent-Type: multipart/mixed; boundary=a%d\n\n" % (n, n + 1) for n in range(20_000))
    for name, raw in (("none.eml", head + b"--a0--\n"), ("deep.eml", head + nested)):
        (tmp_path / name).write_bytes(raw)
        start = time.process_time()
        with pytest.raises(UnreadableInput, match=r"is a mail without a text|nests more than 50 parts"):
            parse_file(str(tmp_path / name))
        assert time.process_time() - start < 2
    result = run_program(tmp_path / "deep.eml")
    assert (result.returncode, result.stderr.count(b"\n")) == (1, 1)


def test_attributes_and_entities_without_end_take_linear_time(tmp_path: Path) -> None:
    crowded = "<p " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">全县办结5件。</p>"
    entities = "<!DOCTYPE html [" + '<!ENTITY a "甲"><!ENTITY b "&a;&a;">' * 20_000 + "]><p>全县&b;办结5件。</p>"
    for page in (f"<html><body>{crowded}</body></html>", entities):
        start = time.process_time()
        notice = parsed(tmp_path, page)
        assert time.process_time() - start < 5
        assert notice.source.text == "全县办结5件。\n"


@pytest.mark.parametrize("piece", ['<p a="', "<p a='x", "<p a=1 b ", "<!doctype a [", "<a/", "<p a=\"'"])
def test_markup_is_bounded_in_linear_time(piece: str) -> None:
    def taken(times: int) -> float:
        start = time.process_time()
        bounded(piece * times)
        return time.process_time() - start

    assert taken(80_000) <= max(0.5, 16 * taken(10_000))


def test_a_basis_that_was_wrapped_is_whole(tmp_path: Path) -> None:
    text = (
        "上半年，全县规模以上企业实现营业收入12.6亿元，同\n比增长5.2%，社会用电量增长3.7%，全县固定资产\n投资下降1.6%。"
    )
    notice = parsed(tmp_path, text, "a.txt")
    assert {one.change.basis for one in notice.quantities if one.change} == {"同比"}


def test_labels_without_colons_are_fields_also_unknown_ones(tmp_path: Path) -> None:
    fields = (
        ("索引号", "YX/2024-31"),
        ("文件编号", "云政办发〔2024〕26号"),
        ("成文时间", "2024-09-12"),
        ("文档状态", "有效"),
    )
    items = "".join(f"<li><span>{label}</span><span>{value}</span></li>" for label, value in fields)
    notice = parsed(tmp_path, f"<ul>{items}</ul><div class=title>{TITLE}</div><div id=zoom>{OTHER_TEXT}</div>")
    assert title_of(notice) == TITLE
    assert notice.document_number is not None
    assert notice.document_number.text == "云政办发〔2024〕26号"
    assert notice.head is not None
    assert notice.head.text.endswith("文档状态\t有效")


def test_a_block_that_states_no_fields_is_left_as_it_stands(tmp_path: Path) -> None:
    page = (
        f"<h1>{TITLE}</h1><div id=zoom><p><span>索引号</span><b>甲</b></p><p><span>文号</span><b>乙</b></p>{BODY}</div>"
    )
    text = parsed(tmp_path, page).source.text
    assert text is not None
    assert "索引号甲" in text


def test_a_number_between_title_and_article_is_read(tmp_path: Path) -> None:
    page = f"<h1>{TITLE}</h1><p class=wh>云政办发〔2024〕26号</p><div id=zoom>{BODY}</div>"
    notice = parsed(tmp_path, page)
    assert notice.document_number is not None
    assert notice.document_number.text == "云政办发〔2024〕26号"
    assert title_of(notice) == TITLE


@pytest.mark.parametrize(
    "before",
    [
        f"<dl><dt>{TITLE}</dt></dl>",
        f"<div class=wz_bt>{TITLE}</div><div>2024-09-13 云溪发布</div>",
        f"<meta name=ArticleTitle content={TITLE}><title>云溪县人民政府办公室</title>",
    ],
)
def test_a_title_that_nothing_names_is_found_by_its_words(tmp_path: Path, before: str) -> None:
    page = f"<html><body><a href=/>首页</a>{before}<div class=article-content>{BODY}</div></body></html>"
    assert title_of(parsed(tmp_path, page)) == TITLE


def test_wide_spaces_part_signers(tmp_path: Path) -> None:
    text = "<p>检查企业12家。</p><p>云溪县水利局&emsp;&emsp;云溪县公安局</p><p>2024年6月6日</p>"
    notice = parsed(tmp_path, f"<div id=zoom><p>关于检查的通告</p>{text}</div>")
    assert [one.text for one in notice.issuers] == ["云溪县水利局", "云溪县公安局"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('库容1.2×10<span style="vertical-align: super">8</span>立方米。', "库容1.2×10⁸立方米。"),
        ("库容1.2×10<sup><b>8</b></sup>立方米。", "库容1.2×10⁸立方米。"),
        ("库容1.2×10<sup>８</sup>立方米。", "库容1.2×10⁸立方米。"),
        ('CO<font style="VERTICAL-ALIGN:sub">2</font>排放', "CO₂排放"),
        ('<p style="vertical-align: super">共3件</p>', "共3件"),
    ],
)
def test_raised_and_lowered_numbers_by_style(tmp_path: Path, markup: str, text: str) -> None:
    assert parsed(tmp_path, f"<div id=zoom><div>{markup}</div></div>").source.text == f"{text}\n"
