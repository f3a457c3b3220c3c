"""Names of people and what they did: the building stones of bylines, datelines and credits."""

from __future__ import annotations

import re

from postprocess.characters import HAN

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆"
    "荣翁荀羊惠甄曲封芮储靳焦牧隗山谷车侯全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶"
    "黎蓟薄印白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳逄姬申扶冉雍桑桂牛寿通边扈燕冀浦尚农"
    "温庄晏柴瞿阎慕连茹习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广阙东欧沃利蔚越隆师巩厍聂"
    "晁敖融冷辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查后荆红游竺权盖益桓公肖涂代付佘覃帅颉郗闫仝苑"
    "趙錢孫馮陳衛蔣韓楊許呂張嚴華謝鄒蘇魯韋馬鳳費賀倪湯羅畢鄔樂時傅齊顧黃蕭紀項藍閔賈婁顏鍾駱"
    "萬盧應鄧單諸龔陸榮儲劉葉龍賴喬聞黨譚貢勞農溫莊閻連習習魚歐師鞏聶簡饒關遊權蓋"
)
"""The hundred families' surnames and those common in print today, simplified and traditional."""

DOUBLE_SURNAMES = frozenset(
    (
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "令狐",
        "慕容",
        "司徒",
        "夏侯",
        "端木",
    )
)

AGENCY = "本[报報]|本刊|本台|本[网網]|新[华華]社|中新社|新华网|人民网|央视|央广"
PAPER = f"(?!据)[{HAN}]{{1,6}}(?:[日晚晨早时時商快周週]|都市|青年)[报報](?:·[{HAN}]{{2,6}})?"
ROLE = (
    f"(?:{AGENCY}|{PAPER})?"
    f"(?:首席|特[约約派]|[实實][习習]|[见見][习習]|全媒体|融媒体|融媒|[驻駐][{HAN}]{{1,4}}|[摄攝]影)*"
    "(?:[记記]者|通[讯訊][员員]|[实實][习習]生|特派[员員]|[评評][论論][员員]|撰稿人|[摄攝]影[师師]|报道组)"
)
"""A regular expression for a role: 本报首席记者, 江城日报全媒体记者, 通讯员, 通訊員."""

_ROLE = re.compile(ROLE)
_WORK = (
    "摄影报道|摄影|文/图|文/摄|图/文|综合报道|综合整理|综合|整理|报道|撰文"
    "|[/／]?文图?|[/／]图|[/／]摄|[摄攝]"
)
WORK = re.compile(f"(?:{_WORK})$")


def split_names(run: str) -> tuple[str, ...]:
    """The names in a run of Han without spaces, or nothing where the cut is not certain.

    A name is two or three characters (four after a double surname) that begin with a surname; the
    run is cut only when there is exactly one way. Three characters are one name.

    >>> split_names("王立群高远山"), split_names("李明"), split_names("市教育局")
    (('王立群', '高远山'), ('李明',), ())
    """
    ways = _ways(run)
    threes = [way for way in ways if all(len(name) == 3 for name in way)]
    best = threes if len(run) % 3 == 0 and threes else ways
    return best[0] if len(best) == 1 else ()


def _ways(run: str) -> list[tuple[str, ...]]:
    """All ways to cut a run into names."""
    if not run:
        return [()]
    found: list[tuple[str, ...]] = []
    double = run[:2] in DOUBLE_SURNAMES
    for length in (3, 4) if double else (2, 3):
        name = run[:length]
        if len(name) == length and (double or name[0] in SURNAMES):
            found += [(name, *rest) for rest in _ways(run[length:])]
    return found


def could_be_names(run: str) -> bool:
    """Whether a run of Han can be cut into names at all, in one way or several.

    >>> could_be_names("王晓李青云"), could_be_names("获悉")
    (True, False)
    """
    return bool(run) and len(run) <= 24 and bool(_ways(run))


def spaced(raw: str) -> str:
    """A run of people with single spaces where print has them: after a role, between names.

    Tesseract puts a space between all Han, so that the printed ones cannot be told; they count
    only where at most half of the neighbours are parted. Else names are parted where the cut is
    certain.

    Args:
        raw: as read, spaces included.

    >>> spaced("本 报 记 者 王 立 群 高 远 山")
    '本报记者 王立群 高远山'
    >>> spaced("本报记者 王 晓 李青云 通讯员孟飞/文")
    '本报记者 王晓 李青云 通讯员 孟飞/文'
    """
    words = _words(raw)
    text = " ".join(words)
    text = re.sub(f"(?<=[/／])(文图?|图|摄)(?=[{HAN}])", r"\1 ", text)
    text = _ROLE.sub(lambda found: f" {found.group()} ", text)
    if " " not in text and len(split_names(WORK.sub("", text))) == 1:
        return text  # 王晓摄
    parts = [part for word in text.split() for part in _parted(word)]
    return re.sub(r" ?([/／、：:，（]) ?", r"\1", " ".join(parts)).replace("／", "/")


def _words(raw: str) -> list[str]:
    """The words that printed spaces part; single characters (王 晓) are put together again."""
    pairs = len(re.findall(f"[{HAN}](?= ?[{HAN}])", raw))
    parted = len(re.findall(f"[{HAN}](?= +[{HAN}])", raw))
    if parted * 2 > pairs:
        return [re.sub(f"(?<=[{HAN}]) +(?=[{HAN}])", "", raw)]
    words: list[str] = []
    for word in raw.split():
        single = words and len(words[-1]) == 1 and len(word) == 1
        if single and re.fullmatch(f"[{HAN}]", word):
            words[-1] += word
        else:
            words.append(word)
    return words


def _parted(word: str) -> tuple[str, ...]:
    """A word cut into names where that is certain, its 摄 or /文 kept apart."""
    work = WORK.search(word)
    run, tail = (word[: work.start()], word[work.start() :]) if work else (word, "")
    names = split_names(run) if re.fullmatch(f"[{HAN}]+", run) else ()
    if not names:
        return (word,)
    if not tail or tail.startswith(("/", "／")):
        return (*names[:-1], names[-1] + tail)
    return (*names, tail)
