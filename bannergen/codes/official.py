"""Leaf: codes about official texts, and the days and years of events."""

from bannergen.diagnostics import Code, Severity

DIFFERS = Code(
    "official-differs",
    Severity.ERROR,
    "Khẩu hiệu này khác câu chính thức của {entry}: {differences_vi}.",
    "This slogan differs from the official text of {entry}: {differences_en}.",
    "Đối chiếu với văn bản gốc; nếu văn bản ghi đúng như vậy thì nhập câu ấy vào assets/official/.",
    "Compare it with the document; where the document does say so, enter the text in assets/official/.",
)
OTHER_YEARS_TEXT = Code(
    "official-other-year",
    Severity.ERROR,
    "Khẩu hiệu này là câu chính thức của năm {year} ({entry}), không phải của năm {years}.",
    "This slogan is the official text of {year} ({entry}), not of {years}.",
    "Lấy câu của đúng năm, hoặc sửa thời gian (period) của chiến dịch.",
    "Take the text of the right year, or correct the campaign's period.",
)
NOT_IN_RECORD = Code(
    "official-not-in-record",
    Severity.WARNING,
    "Khẩu hiệu này chưa có trong sổ văn bản chính thức nên chưa được đối chiếu.",
    "This slogan is not in the record of official texts; nothing has been compared.",
    "Nhập câu ấy từ văn bản gốc vào một tệp của assets/official/, kèm số, ngày và nguồn.",
    "Enter it from the document into a file of assets/official/, with number, date and source.",
)
ALIKE = Code(
    "official-alike",
    Severity.WARNING,
    "Câu này gần giống câu chính thức của {entry}, chỉ khác: {differences_vi}.",
    "This is nearly the official text of {entry}; it differs here: {differences_en}.",
    "Nếu trích câu chính thức thì viết đúng nguyên văn.",
    "Where the official text is meant, write it in its exact words.",
)
WRONG_DAY = Code(
    "event-wrong-day",
    Severity.ERROR,
    "{event} là ngày {day}, không phải {written}{others_vi}.",
    "{event} is on {day}, not on {written}{others_en}.",
    "Sửa ngày hoặc tên sự kiện; các ngày được ghi trong assets/official/.",
    "Correct the day or the name of the event; the days stand in assets/official/.",
)
OTHER_DAY = Code(
    "event-other-day",
    Severity.WARNING,
    "Văn bản nhắc {event} ({day}) nhưng ghi ngày {written}{others_vi}.",
    "The text names {event} ({day}) and writes the day {written}{others_en}.",
    "Kiểm tra lại ngày của sự kiện.",
    "Check the day of the event.",
)
OUTSIDE_PERIOD = Code(
    "event-outside-period",
    Severity.WARNING,
    "{event} là ngày {day}, cách thời gian của chiến dịch ({period}) hơn {margin} ngày.",
    "{event} is on {day}, more than {margin} days away from the campaign's period ({period}).",
    "Kiểm tra tên sự kiện và thời gian (period).",
    "Check the name of the event and the period.",
)
NOT_YET = Code(
    "event-not-yet",
    Severity.WARNING,
    "{event} có từ năm {since}, còn chiến dịch là của năm {year}.",
    "{event} has been held since {since}; the campaign is of {year}.",
    "Kiểm tra năm của chiến dịch và tên sự kiện.",
    "Check the campaign's year and the name of the event.",
)
OTHER_YEAR = Code(
    "text-other-year",
    Severity.WARNING,
    "Văn bản ghi năm {year}, còn chiến dịch là của năm {years}.",
    "The text says {year}; the campaign is of {years}.",
    "Sửa năm trong văn bản, hoặc thời gian (period) của chiến dịch.",
    "Correct the year in the text, or the campaign's period.",
)
