"""Leaf: codes about a font as such: what ``bannergen fonts check`` finds (docs/fonts.md)."""

from bannergen.diagnostics import Code, Severity

_OTHER_VI, _OTHER_EN = "Chọn phông khác, hoặc độ đậm khác của họ này.", "Choose another font, or another weight of it."

FORMAT_UNKNOWN = Code(
    "font-format-unknown",
    Severity.ERROR,
    "{path} không phải tệp phông TTF, OTF, BDF hay PCF.",
    "{path} is no font file: neither TTF, OTF, BDF nor PCF.",
    "Xem lại tên tệp, hoặc tải tệp TTF hay OTF của phông.",
    "Look at the file's name again, or fetch the font as TTF or OTF.",
)
FORMAT_OF_THE_WEB = Code(
    "font-format-web",
    Severity.ERROR,
    "{path} là phông nén cho trang web (WOFF).",
    "{path} is a font packed for web pages (WOFF).",
    "Tải tệp TTF hay OTF của phông, hoặc đổi lại: fonttools ttLib.woff2 decompress (chỉ với .woff2).",
    "Fetch the font as TTF or OTF, or unpack it: fonttools ttLib.woff2 decompress (.woff2 only).",
)
COLLECTION = Code(
    "font-collection",
    Severity.ERROR,
    "{path} gom nhiều phông trong một tệp (TTC).",
    "{path} holds several fonts in one file (TTC).",
    "Tải từng phông thành tệp TTF hay OTF riêng.",
    "Fetch each font as a TTF or OTF file of its own.",
)
FACE_NOT_THERE = Code(
    "font-face-not-found",
    Severity.ERROR,
    "{family} không có mặt chữ nào với {asked_vi}.",
    "{family} has no face of {asked_en}.",
)
LETTER_MISSING = Code(
    "font-letter-missing",
    Severity.ERROR,
    "Thiếu “{letter}” ({codepoint}).",
    "“{letter}” ({codepoint}) is missing.",
    "Chọn phông có đủ chữ cái, chữ số và dấu câu tiếng Việt cần.",
    "Choose a font with every letter, digit and mark of punctuation that Vietnamese needs.",
)
LETTER_EMPTY = Code(
    "font-letter-empty",
    Severity.ERROR,
    "“{letter}” ({codepoint}) có chỗ trong phông nhưng không có nét.",
    "“{letter}” ({codepoint}) has a place in the font but no ink.",
    "Lấy lại tệp gốc; nếu tệp gốc cũng vậy thì chọn phông khác.",
    "Fetch the original file again; where that is the same, choose another font.",
)
SPACE_MISSING = Code(
    "font-word-space-missing",
    Severity.ERROR,
    "Phông không có dấu cách, hoặc dấu cách không rộng chút nào: các tiếng dính liền nhau.",
    "The font has no word space, or one without any width: syllables run together.",
    _OTHER_VI,
    _OTHER_EN,
)
UNMEASURED = Code(
    "font-unmeasured",
    Severity.ERROR,
    "Chữ H không có nét nên không có gì làm thước: khe hở, dấu, dấu cách và chữ số chưa được đo.",
    "H has no ink and nothing can be measured against it: gaps, marks, word space and digits were not looked at.",
    _OTHER_VI,
    _OTHER_EN,
)
MARK_NOT_DRAWN = Code(
    "font-mark-not-drawn",
    Severity.ERROR,
    "“{letter}” ({codepoint}) được vẽ y như “{simpler}”: thiếu hẳn dấu.",
    "“{letter}” ({codepoint}) is drawn just like “{simpler}”: its mark is not there.",
    _OTHER_VI,
    _OTHER_EN,
)
CHARACTER_WANTED = Code(
    "font-character-wanted",
    Severity.WARNING,
    "Không có “{letter}” ({codepoint}).",
    "There is no “{letter}” ({codepoint}).",
    "Khẩu hiệu ít khi cần; văn bản nào có ký tự này thì không dùng được phông này.",
    "Slogans seldom need it; a text that has it cannot be set in this font.",
)
COMBINING_MISSING = Code(
    "font-combining-missing",
    Severity.INFO,
    "Không có {count} dấu tổ hợp: {codepoints}.",
    "{count} combining marks are missing: {codepoints}.",
    "bannergen dùng chữ dựng sẵn (NFC) nên không cần; chương trình khác có thể cần.",
    "bannergen sets composed letters (NFC) and does without them; other programs may need them.",
)
DECOMPOSED_DIFFERS = Code(
    "font-decomposed-differs",
    Severity.WARNING,
    "“{letter}” viết rời dấu (NFD) thành hình khác với chữ dựng sẵn.",
    "“{letter}” written in parts (NFD) is not drawn as the composed letter.",
)
MARKS_TOUCH = Code(
    "font-marks-touch",
    Severity.ERROR,
    "“{letter}” ({codepoint}): dấu dính vào chữ hoặc dính nhau.",
    "“{letter}” ({codepoint}): a mark touches the letter or another mark.",
    _OTHER_VI,
    _OTHER_EN,
)
MARKS_NEAR = Code(
    "font-marks-near",
    Severity.INFO,
    "“{letter}”: khe hẹp nhất quanh dấu chỉ {gap}/1000 em, bằng {mm} mm khi chữ hoa cao 100 mm.",
    "“{letter}”: the smallest gap at a mark is {gap}/1000 em, {mm} mm where capitals are 100 mm high.",
)
MARKS_NEARLY_TOUCH = Code(
    "font-marks-nearly-touch",
    Severity.WARNING,
    "“{letter}”: dấu gần như dính, khe hẹp nhất chỉ {gap}/1000 em, bằng {mm} mm khi chữ hoa cao 100 mm.",
    "“{letter}”: a mark all but touches; the gap is {gap}/1000 em, {mm} mm where capitals are 100 mm high.",
    _OTHER_VI,
    _OTHER_EN,
)
PIXELS_TOUCH = Code(
    "font-pixels-touch",
    Severity.INFO,
    "“{letter}”: không có điểm ảnh trống giữa dấu và chữ, hoặc giữa hai dấu.",
    "“{letter}”: no dark pixel lies between a mark and the letter or another mark.",
)
LETTERS_IDENTICAL = Code(
    "font-letters-identical",
    Severity.ERROR,
    "“{first}” và “{second}” cùng một hình, không thể phân biệt.",
    "“{first}” and “{second}” are drawn alike; nobody can tell them apart.",
    "Chọn phông khác: người đọc sẽ đọc thành chữ khác.",
    "Choose another font: one letter is read as the other.",
)
LETTERS_ALIKE = Code(
    "font-letters-alike",
    Severity.WARNING,
    "Khó phân biệt “{first}” và “{second}”: chỉ khác {pixels} điểm ảnh khi chữ hoa cao {rows} điểm ảnh.",
    "“{first}” and “{second}” are hard to tell apart: they differ by {pixels} pixels where capitals have {rows} rows.",
    "Chọn phông có dấu rõ hơn; phông nét thì cũng có thể chỉ dùng ở cỡ lớn.",
    "Choose a font with clearer marks; one with outlines may still serve at large sizes.",
)
MARKS_SMALL = Code(
    "font-marks-small",
    Severity.WARNING,
    "“{letter}”: dấu chỉ cao bằng {height} chữ hoa; dưới {least} thì không thành hai hàng điểm ảnh khi nhìn xa.",
    "“{letter}”: a mark is {height} of a capital high; below {least} it is less than two pixel rows tall from afar.",
    "Chỉ dùng ở cỡ lớn, hoặc chọn phông có dấu rõ hơn.",
    "Use it at large sizes only, or choose a font with clearer marks.",
)
LETTERS_TOUCH = Code(
    "font-letters-touch",
    Severity.INFO,
    "“{letters}”: hai chữ đứng cạnh nhau dính vào nhau, lấn {depth} em.",
    "“{letters}”: two letters touch each other, {depth} em deep.",
    "bannergen tự tách chúng ra; chương trình khác thì không.",
    "bannergen sets them apart; other programs do not.",
)
INK_BEYOND = Code(
    "font-ink-beyond-metrics",
    Severity.INFO,
    "“{letter}” vượt quá {metric} {excess_vi}: chương trình dựa vào số đo này sẽ cắt mất phần nét ấy.",
    "“{letter}” reaches {excess_en} beyond {metric}: programs that go by it cut that ink off.",
    "bannergen đo nét chữ thật nên không cắt.",
    "bannergen goes by the ink and cuts nothing.",
)
KERNING_LEFT_OUT = Code(
    "font-kerning-left-out",
    Severity.WARNING,
    "Cặp chữ có dấu không được kern như cặp không dấu: “{pair}” {own} em, “{bare}” {wanted} em.",
    "Accented letters are not kerned like bare ones: “{pair}” {own} em, “{bare}” {wanted} em.",
    "bannergen tự bù khoảng cách này; chương trình khác thì không.",
    "bannergen makes up for it; other programs do not.",
)
NO_KERNING = Code(
    "font-kerning-none",
    Severity.INFO,
    "Phông không kern cặp chữ nào trong các tiếng.",
    "The font kerns no pair of letters of any syllable.",
    "bannergen tự chỉnh khoảng cách; chương trình khác thì không.",
    "bannergen spaces them itself; other programs do not.",
)
SPACE_NARROW = Code(
    "font-word-space-narrow",
    Severity.WARNING,
    "Dấu cách chỉ rộng bằng {width} chiều cao chữ hoa, hẹp hơn mức {least}: các tiếng dính vào nhau khi nhìn xa.",
    "The word space is {width} of a capital wide, less than {least}: syllables run together from afar.",
    "bannergen tự nới đến mức này; chương trình khác thì không.",
    "bannergen widens it to that; other programs do not.",
)
SPACE_KERNED = Code(
    "font-word-space-kerned",
    Severity.WARNING,
    "“{letters}”: phông thu hẹp dấu cách giữa hai chữ này còn {width} chiều cao chữ hoa.",
    "“{letters}”: the font narrows the word space between these letters to {width} of a capital.",
    "bannergen dựng từng tiếng một nên không bị; chương trình khác nên tắt kerning qua dấu cách.",
    "bannergen shapes each word by itself; elsewhere turn off kerning across spaces.",
)
CHARACTERS_ALIKE = Code(
    "font-characters-alike",
    Severity.WARNING,
    "“{first}” và “{second}” cùng một hình.",
    "“{first}” and “{second}” are drawn alike.",
    "Xem kỹ những chỗ hai ký tự này đứng gần nhau, như chữ số cạnh chữ hoa.",
    "Look twice where the two stand near each other, such as digits beside capitals.",
)
FIGURES_UNEVEN = Code(
    "font-figures-uneven",
    Severity.INFO,
    "Các chữ số không cao bằng nhau: từ {least} đến {most} chiều cao chữ hoa.",
    "The digits are not of one height: from {least} to {most} of a capital.",
)
LICENCE_NOT_ACCEPTED = Code(
    "font-licence-not-accepted",
    Severity.ERROR,
    "Giấy phép “{licence}” không nằm trong danh sách cho phép phát hành kèm và nhúng.",
    "The licence “{licence}” is not in the list of those that allow redistribution and embedding.",
    "Dùng phông có giấy phép như OFL-1.1, hoặc bổ sung danh sách khi đã đọc kỹ giấy phép.",
    "Use a font under a licence such as OFL-1.1, or add to the list once the licence has been read.",
)
LICENCE_TEXT_MISSING = Code(
    "font-licence-text-missing",
    Severity.ERROR,
    "Không có LICENSE.txt bên cạnh tệp phông.",
    "There is no LICENSE.txt beside the font file.",
    "Chép nguyên văn giấy phép đi cùng phông vào thư mục này.",
    "Put the licence text that came with the font into this folder.",
)
LICENCE_DISAGREES = Code(
    "font-licence-disagrees",
    Severity.ERROR,
    "family.yaml ghi giấy phép “{licence}”, nhưng {place} nói khác: “{said}”.",
    "family.yaml states the licence “{licence}”, but {place} says otherwise: “{said}”.",
    "Xem lại nguồn của phông và ghi đúng giấy phép.",
    "Look the font's source up again and state the right licence.",
)
LICENCE_UNSTATED = Code(
    "font-licence-unstated",
    Severity.WARNING,
    "Tệp phông không ghi giấy phép.",
    "The font file states no licence.",
    "Tìm giấy phép ở nguồn của phông trước khi in hay gửi tệp đi.",
    "Look for the licence at the font's source before printing or passing files on.",
)
EMBEDDING_RESTRICTED = Code(
    "font-embedding-restricted",
    Severity.ERROR,
    "Phông cấm nhúng hoặc cấm cắt bớt (fsType {bits}): {meaning_vi}.",
    "The font forbids embedding or subsetting (fsType {bits}): {meaning_en}.",
    "Xin phép chủ phông, hoặc chọn phông khác.",
    "Ask the owner of the font, or choose another one.",
)
EMBEDDING_LIMITED = Code(
    "font-embedding-limited",
    Severity.WARNING,
    "Phông hạn chế việc nhúng (fsType {bits}): {meaning_vi}.",
    "The font limits embedding (fsType {bits}): {meaning_en}.",
    "Tệp in thì được; muốn dùng vào việc khác thì xin phép chủ phông.",
    "Print files are allowed; ask the owner for anything more.",
)
NAME_RESERVED = Code(
    "font-name-reserved",
    Severity.INFO,
    "Tên phông được bảo lưu (Reserved Font Name: {said}): chỉ được phát hành tệp gốc, không sửa đổi.",
    "The font's name is reserved (Reserved Font Name: {said}): pass the file on unmodified only.",
)
NO_GLYF = Code(
    "font-no-truetype-outlines",
    Severity.WARNING,
    "Nét chữ thuộc loại {kind}, không phải TrueType (bảng glyf).",
    "The outlines are {kind}, not TrueType (a glyf table).",
    "Tệp in vẫn làm được; bản PDF đọc thử cần bảng glyf.",
    "Print files can be made; proof PDFs need a glyf table.",
)
ROWS_DIFFER = Code(
    "font-rows-differ",
    Severity.WARNING,
    "family.yaml ghi rows_px {declared}, nhưng nét của mọi chữ hoa chiếm {rows} hàng.",
    "family.yaml states rows_px {declared}, but the ink of all capitals takes {rows} rows.",
)
WEIGHT_DIFFERS = Code(
    "font-weight-differs",
    Severity.WARNING,
    "family.yaml ghi độ đậm {declared}, tệp phông ghi {stated} (OS/2).",
    "family.yaml states the weight {declared}, the font file {stated} (OS/2).",
)
