package vn.hamrong.shared.xml;

/** Why XML is not read at all; the words hold no value of the file. */
public enum XmlRefusal {
    EMPTY("empty", "tệp rỗng", "the file is empty"),
    TOO_LARGE("too-large", "tệp quá lớn", "the file is too large"),
    ENCODING("encoding", "tệp không phải UTF-8 hợp lệ", "the file is not valid UTF-8"),
    VERSION("version", "tệp phải là XML 1.0", "only XML 1.0 is read"),
    DOCTYPE("doctype", "tệp có DOCTYPE, không được phép", "a DOCTYPE is not allowed"),
    ENTITY(
            "entity",
            "tệp dùng thực thể (entity) không được phép",
            "entities other than the five of XML are not allowed"),
    INSTRUCTION(
            "instruction",
            "tệp có chỉ thị xử lý (<?...?>), không được phép",
            "a processing instruction is not allowed"),
    INCLUSION("inclusion", "tệp có XInclude, không được phép", "XInclude is not allowed"),
    SCHEMA_LOCATION(
            "schema-location",
            "tệp trỏ tới lược đồ bên ngoài (schemaLocation), không được phép",
            "a schema location is not allowed"),
    TOO_DEEP("too-deep", "các thẻ lồng nhau quá sâu", "elements are nested too deep"),
    TOO_MANY("too-many-elements", "tệp có quá nhiều thẻ", "there are too many elements"),
    TOO_MANY_ATTRIBUTES("too-many-attributes", "một thẻ có quá nhiều thuộc tính", "an element has too many attributes"),
    TEXT_TOO_LONG("text-too-long", "nội dung một thẻ quá dài", "the text of an element is too long"),
    NOT_WELL_FORMED(
            "not-well-formed",
            "tệp không phải XML đúng cú pháp, hoặc bị cắt cụt",
            "this is no well-formed XML, or it was cut off");

    private final String code;
    private final String vietnamese;
    private final String english;

    XmlRefusal(String code, String vietnamese, String english) {
        this.code = code;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** A short stable word. */
    public String code() {
        return code;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public String english() {
        return english;
    }
}
