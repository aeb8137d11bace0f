"""Leaf: codes of the text door: letters and marks that are not right Vietnamese."""

from bannergen.diagnostics import Code, Severity

CONTROL_CHARACTER = Code(
    "text-control-character",
    Severity.ERROR,
    "Ký tự thứ {place} là ký tự điều khiển {codepoint} ({character}), không in được.",
    "Character {place} is the control character {codepoint} ({character}), which cannot be set.",
    "Xoá ký tự này; nó thường lẫn vào khi chép từ tệp khác.",
    "Delete it; it usually slips in when text is copied from another file.",
)
LOOK_ALIKE = Code(
    "text-look-alike",
    Severity.ERROR,
    "Ký tự thứ {place}, “{character}” ({codepoint}, {name}), chỉ trông giống “{mend}” ({mend_codepoint}).",
    "Character {place}, “{character}” ({codepoint}, {name}), only looks like “{mend}” ({mend_codepoint}).",
    "Gõ lại thành “{mend}” bằng bàn phím tiếng Việt.",
    "Type “{mend}” with a Vietnamese keyboard.",
)
FOREIGN_LETTER = Code(
    "text-foreign-letter",
    Severity.ERROR,
    "Ký tự thứ {place}, “{character}” ({codepoint}, {name}), là chữ của hệ chữ khác trong một từ La-tinh.",
    "Character {place}, “{character}” ({codepoint}, {name}), is a letter of another script within a Latin word.",
    "Gõ lại từ này bằng bàn phím tiếng Việt.",
    "Type the word again with a Vietnamese keyboard.",
)
LOOSE_MARK = Code(
    "text-loose-mark",
    Severity.ERROR,
    "Dấu ở ký tự thứ {place}, “{character}” ({codepoint}), không hợp với chữ cái nào để thành một chữ.",
    "The mark at character {place}, “{character}” ({codepoint}), makes no letter with what it stands on.",
    "Xoá cả chữ lẫn dấu rồi gõ lại.",
    "Delete the letter with its marks and type it again.",
)
TOO_MANY_MARKS = Code(
    "text-too-many-marks",
    Severity.ERROR,
    "Từ ký tự thứ {place} có hơn {most} dấu chồng lên một chữ.",
    "From character {place} on, more than {most} marks stand on one letter.",
    "Xoá chữ này rồi gõ lại.",
    "Delete the letter and type it again.",
)
LEGACY = Code(
    "text-legacy-encoding",
    Severity.ERROR,
    "Có {count} dòng gõ bằng mã {encoding}, không phải Unicode; dòng này đọc ra là “{mend}”.",
    "{count} line(s) are in {encoding}, not in Unicode; this one reads “{mend}”.",
    "Nếu đọc đúng thì chuyển mã bằng --from {encoding} của “import” hay “text convert”, rồi đối chiếu với bản gốc.",
    "If that is right, convert with --from {encoding} of “import” or “text convert”, then compare with the original.",
)
MOJIBAKE = Code(
    "text-mojibake",
    Severity.ERROR,
    "Có {count} dòng UTF-8 bị đọc sai mã; dòng này đọc đúng là “{mend}”.",
    "{count} line(s) are UTF-8 that was read in a wrong encoding; this one reads “{mend}”.",
    "Chép lại từ bản gốc, hoặc chuyển mã bằng --from utf8 của “import” hay “text convert”.",
    "Copy from the original again, or convert with --from utf8 of “import” or “text convert”.",
)
LETTERS_LOST = Code(
    "text-letters-lost",
    Severity.ERROR,
    "Ở ký tự thứ {place}, “{character}” ({codepoint}) đứng thay cho một chữ đã mất khi chuyển mã.",
    "At character {place}, “{character}” ({codepoint}) stands for a letter that was lost in a conversion.",
    "Chép lại từ bản gốc; chữ đã mất thì không khôi phục được.",
    "Copy the text from the original again; what is lost cannot be restored.",
)
INVISIBLE = Code(
    "text-invisible-character",
    Severity.WARNING,
    "Ký tự thứ {place} là ký tự không nhìn thấy {codepoint} ({name}); đã bỏ khi dàn chữ.",
    "Character {place} is the invisible {codepoint} ({name}); it is left out when the text is set.",
    "Xoá ký tự này trong tệp.",
    "Delete it in the file.",
)
MARKS_ORDER = Code(
    "text-marks-order",
    Severity.WARNING,
    "Ký tự thứ {place}, “{character}” ({codepoint}), có dấu sai thứ tự; đã dàn thành “{mend}” ({mend_codepoint}).",
    "Character {place}, “{character}” ({codepoint}), has its marks in the wrong order; it is set as “{mend}” "
    "({mend_codepoint}).",
    "Gõ lại chữ này trong tệp.",
    "Type the letter again in the file.",
)
NOT_COMPOSED = Code(
    "text-not-composed",
    Severity.INFO,
    "Có {count} chữ viết rời dấu (Unicode tổ hợp), chữ đầu ở ký tự thứ {place}: “{character}” ({codepoint}); "
    "đã ghép thành “{mend}” ({mend_codepoint}).",
    "{count} letter(s) are written apart from their marks, the first at character {place}: “{character}” "
    "({codepoint}); it is composed to “{mend}” ({mend_codepoint}).",
    "Không cần sửa; muốn sửa thì lưu lại ở dạng dựng sẵn (NFC).",
    "Nothing needs mending; if you like, save the text in NFC.",
)
DOUBLE_SPACE = Code(
    "text-double-space",
    Severity.WARNING,
    "Ở ký tự thứ {place} có {count} dấu cách liền nhau ({codepoint}); đã dàn thành một.",
    "At character {place} stand {count} spaces in a row ({codepoint}); they are set as one.",
    "Bỏ dấu cách thừa.",
    "Remove the spare spaces.",
)
NO_SUCH_SYLLABLE = Code(
    "text-no-such-syllable",
    Severity.WARNING,
    "Ký tự thứ {place}: “{character}” ({codepoint}) không phải một tiếng viết đúng chính tả tiếng Việt.",
    "Character {place}: “{character}” ({codepoint}) is no rightly written Vietnamese syllable.",
    "Xem lại từng dấu; tên riêng hoặc từ mượn thì giữ nguyên.",
    "Look at each mark; leave names and loan words as they are.",
)
TONE_PLACEMENT = Code(
    "text-tone-placement-mixed",
    Severity.WARNING,
    "Dấu thanh đặt theo hai kiểu: “{character}” ở đây (kiểu kia: “{mend}”), “{other}” ở {where}.",
    "Tone marks are placed in two ways: “{character}” here (the other way: “{mend}”), “{other}” at {where}.",
    "Chọn một kiểu cho cả chiến dịch, ví dụ “{mend}”; văn bản chính thức và tên riêng giữ nguyên văn.",
    "Choose one way for the whole campaign, such as “{mend}”; official texts and names stay as they are.",
)
CONVERTED = Code(
    "text-converted",
    Severity.INFO,
    "Đã chuyển {count} dòng từ mã {encoding} sang Unicode.",
    "{count} line(s) were converted from {encoding} to Unicode.",
    "Đối chiếu với bản gốc, nhất là chữ hoa và dấu chấm câu.",
    "Compare them with the original, above all capitals and punctuation.",
)
NOT_LEGACY = Code(
    "text-not-legacy",
    Severity.INFO,
    "Không có dòng nào gõ bằng mã cũ; văn bản chỉ được ghép dấu (NFC).",
    "No line is in a legacy encoding; the text was only composed (NFC).",
)
NO_TEXT_FILE = Code(
    "text-file-kind",
    Severity.ERROR,
    "{path} không phải tệp văn bản thuần.",
    "{path} is no plain text file.",
    "Công văn .docx, .pdf thì nhập bằng “bannergen import --from …”.",
    "Import letters in .docx and .pdf with “bannergen import --from …”.",
)
PLACE_NAME_NEAR = Code(
    "place-name-near",
    Severity.WARNING,
    "Không có địa danh nào tên “{written}”; có lẽ là {meant}.",
    "No known place is called “{written}”; probably {meant} is meant.",
    "Sửa lại; nếu tên này đúng, ghi nó vào một bảng trong thư mục assets/places/ của dự án.",
    "Correct it; if the name is right, add it to a table in the folder assets/places/ of the project.",
)
