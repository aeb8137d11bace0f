"""Leaf: codes about finishing: hem, pole pockets, eyelets, folds."""

from bannergen.diagnostics import Code, Severity

ON_SCREEN = Code(
    "finishing-on-screen",
    Severity.ERROR,
    "{product} đo bằng px; màn hình không có gia công (finishing).",
    "{product} is measured in px; a screen has no finishing.",
    "Xoá khoá finishing.",
    "Delete the key finishing.",
)
FOR_NOTHING = Code(
    "finishing-for-nothing",
    Severity.ERROR,
    "Tệp này không có sản phẩm in nào để gia công (finishing).",
    "This file holds no print product that could be finished.",
    "Xoá khoá finishing ở đầu tệp.",
    "Delete the key finishing at the head of the file.",
)
EDGE_TWICE = Code(
    "finishing-edge-twice",
    Severity.ERROR,
    "Cạnh {edge_vi} có {key} hai lần; lần đầu ở {first}.",
    "The {edge_en} edge has {key} twice; the first is at {first}.",
    "Mỗi cạnh chỉ ghi một lần.",
    "Name each edge once.",
)
NO_EDGE = Code(
    "finishing-no-edge",
    Severity.ERROR,
    "Khoen không nằm trên cạnh nào.",
    "The eyelets are on no edge.",
    "Ghi cạnh vào edges; nếu không ghi, khoen chỉ nằm trên những cạnh không có túi luồn.",
    "Name edges; where there are none, eyelets are on the edges without a pole pocket.",
)
NO_ROOM = Code(
    "finishing-no-room",
    Severity.ERROR,
    "Gia công trên hai cạnh {edges_vi} cần {taken}, mà hai cạnh chỉ cách nhau {side}.",
    "The work along the {edges_en} edges takes {taken}, and they are only {side} apart.",
    "Giảm may biên, túi luồn hoặc khoảng cách khoen tới mép.",
    "Make the hem, the pole pockets or the inset of the eyelets smaller.",
)
FOLD_OUTSIDE = Code(
    "finishing-fold-outside",
    Severity.ERROR,
    "Nếp gấp “{title}” cách mép {at}, ra ngoài sản phẩm chỉ rộng {side}.",
    "The fold “{title}” is {at} from the edge, outside the piece of {side}.",
)
TOO_MANY = Code(
    "finishing-too-many",
    Severity.ERROR,
    "Có {count} mục {key}; tờ hoàn thiện chỉ có chỗ cho {most}.",
    "There are {count} {key}; the finishing sheet has room for {most}.",
    "Gộp hoặc bỏ bớt.",
    "Join some of them or leave some out.",
)
TEXT_HIDDEN = Code(
    "finishing-over-text",
    Severity.ERROR,
    "“{text}” lấn {excess} vào {zone_vi} ở cạnh {edge_vi}.",
    "“{text}” reaches {excess} into {zone_en} along the {edge_en} edge.",
    "Tăng safe, hoặc giảm nếp gấp, túi luồn, may biên hay khoảng cách khoen tới mép ở cạnh đó.",
    "Make safe larger, or the fold, pole pocket, hem or inset of the eyelets on that edge smaller.",
)
TEXT_TOO_LONG = Code(
    "finishing-text-too-long",
    Severity.ERROR,
    "{name} “{text}” dài {letters} chữ cái, tờ hướng dẫn không đủ chỗ; chừng {most} chữ cái thì vừa.",
    "{name} “{text}” has {letters} letters, too many for the working drawing; about {most} would fit.",
    "Viết ngắn lại: tờ này phải in được nguyên văn.",
    "Say it in fewer words: the sheet has to show all of it.",
)
