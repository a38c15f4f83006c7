package dev.millrace.table.functions;

import dev.millrace.table.types.inference.FunctionKind;

/// Lists functions of texts and of any values. Programs name them as members of [BuiltInFunctionDefinitions].
public abstract sealed class TextFunctionDefinitions permits NumberFunctionDefinitions {
    static final int ANY = -1;

    /// Is `TYPEOF(...)`.
    public static final BuiltInFunctionDefinition TYPE_OF = scalar("TYPEOF", "TYPEOF({*})", 1, 2);

    /// Is `IFNULL(...)`.
    public static final BuiltInFunctionDefinition IF_NULL = scalar("IFNULL", "IFNULL({*})", 2, 2);

    /// Is `SOURCE_WATERMARK(...)`.
    public static final BuiltInFunctionDefinition SOURCE_WATERMARK =
            scalar("SOURCE_WATERMARK", "SOURCE_WATERMARK({*})", 0, 0);

    /// Is `COALESCE(...)`.
    public static final BuiltInFunctionDefinition COALESCE = scalar("COALESCE", "COALESCE({*})", 1, ANY);

    /// Is `SPLIT(...)`.
    public static final BuiltInFunctionDefinition SPLIT = scalar("SPLIT", "SPLIT({*})", 2, 2);

    /// Is `URL_DECODE(...)`.
    public static final BuiltInFunctionDefinition URL_DECODE = scalar("URL_DECODE", "URL_DECODE({*})", 1, 1);

    /// Is `URL_ENCODE(...)`.
    public static final BuiltInFunctionDefinition URL_ENCODE = scalar("URL_ENCODE", "URL_ENCODE({*})", 1, 1);

    /// Is `INET_ATON(...)`.
    public static final BuiltInFunctionDefinition INET_ATON = scalar("INET_ATON", "INET_ATON({*})", 1, 1);

    /// Is `INET_NTOA(...)`.
    public static final BuiltInFunctionDefinition INET_NTOA = scalar("INET_NTOA", "INET_NTOA({*})", 1, 1);

    /// Is `CASE WHEN a THEN b ELSE c END`.
    public static final BuiltInFunctionDefinition IF =
            scalar("ifThenElse", "CASE WHEN {0} THEN {1} ELSE {2} END", 3, 3);

    /// Is `(a NOT BETWEEN b AND c)`.
    public static final BuiltInFunctionDefinition NOT_BETWEEN =
            scalar("notBetween", "({0} NOT BETWEEN {1} AND {2})", 3, 3);

    /// Is `GREATEST(...)`.
    public static final BuiltInFunctionDefinition GREATEST = scalar("GREATEST", "GREATEST({*})", 1, ANY);

    /// Is `LEAST(...)`.
    public static final BuiltInFunctionDefinition LEAST = scalar("LEAST", "LEAST({*})", 1, ANY);

    /// Is `CHAR_LENGTH(...)`.
    public static final BuiltInFunctionDefinition CHAR_LENGTH = scalar("charLength", "CHAR_LENGTH({*})", 1, 1);

    /// Is `INITCAP(...)`.
    public static final BuiltInFunctionDefinition INIT_CAP = scalar("initCap", "INITCAP({*})", 1, 1);

    /// Is `LOWER(...)`.
    public static final BuiltInFunctionDefinition LOWER = scalar("lower", "LOWER({*})", 1, 1);

    /// Is `LOWER(a)`.
    public static final BuiltInFunctionDefinition LOWERCASE = scalar("lowerCase", "LOWER({0})", 1, 1);

    /// Is `(a SIMILAR TO b)`.
    public static final BuiltInFunctionDefinition SIMILAR = scalar("similar", "({0} SIMILAR TO {1})", 2, 2);

    /// Is `STARTSWITH(...)`.
    public static final BuiltInFunctionDefinition STARTS_WITH = scalar("STARTSWITH", "STARTSWITH({*})", 2, 2);

    /// Is `ENDSWITH(...)`.
    public static final BuiltInFunctionDefinition ENDS_WITH = scalar("ENDSWITH", "ENDSWITH({*})", 2, 2);

    /// Is `SUBSTRING(a FROM b)`.
    public static final BuiltInFunctionDefinition SUBSTRING = scalar("substring", "SUBSTRING({0} FROM {1})", 2, 3);

    /// Is `SUBSTR(...)`.
    public static final BuiltInFunctionDefinition SUBSTR = scalar("substr", "SUBSTR({*})", 2, 3);

    /// Is `REPLACE(...)`.
    public static final BuiltInFunctionDefinition REPLACE = scalar("replace", "REPLACE({*})", 3, 3);

    /// Is `TRANSLATE(...)`.
    public static final BuiltInFunctionDefinition TRANSLATE = scalar("TRANSLATE3", "TRANSLATE({*})", 3, 3);

    /// Is `TRIM(a b FROM d)`.
    public static final BuiltInFunctionDefinition TRIM = scalar("trim", "TRIM({0} {1} FROM {3})", 4, 4);

    /// Is `UPPER(...)`.
    public static final BuiltInFunctionDefinition UPPER = scalar("upper", "UPPER({*})", 1, 1);

    /// Is `UPPER(a)`.
    public static final BuiltInFunctionDefinition UPPERCASE = scalar("upperCase", "UPPER({0})", 1, 1);

    /// Is `POSITION(a IN b)`.
    public static final BuiltInFunctionDefinition POSITION = scalar("position", "POSITION({0} IN {1})", 2, 2);

    /// Is `OVERLAY(a PLACING b FROM c)`.
    public static final BuiltInFunctionDefinition OVERLAY =
            scalar("overlay", "OVERLAY({0} PLACING {1} FROM {2})|OVERLAY({0} PLACING {1} FROM {2} FOR {3})", 3, 4);

    /// Is `CONCAT(...)`.
    public static final BuiltInFunctionDefinition CONCAT = scalar("concat", "CONCAT({*})", 1, ANY);

    /// Is `CONCAT_WS(...)`.
    public static final BuiltInFunctionDefinition CONCAT_WS = scalar("concat_ws", "CONCAT_WS({*})", 1, ANY);

    /// Is `LPAD(...)`.
    public static final BuiltInFunctionDefinition LPAD = scalar("lpad", "LPAD({*})", 3, 3);

    /// Is `RPAD(...)`.
    public static final BuiltInFunctionDefinition RPAD = scalar("rpad", "RPAD({*})", 3, 3);

    /// Is `REGEXP_COUNT(...)`.
    public static final BuiltInFunctionDefinition REGEXP_COUNT = scalar("REGEXP_COUNT", "REGEXP_COUNT({*})", 2, 2);

    /// Is `REGEXP_EXTRACT(...)`.
    public static final BuiltInFunctionDefinition REGEXP_EXTRACT = scalar("regexpExtract", "REGEXP_EXTRACT({*})", 2, 3);

    /// Is `REGEXP_EXTRACT_ALL(...)`.
    public static final BuiltInFunctionDefinition REGEXP_EXTRACT_ALL =
            scalar("REGEXP_EXTRACT_ALL", "REGEXP_EXTRACT_ALL({*})", 2, 3);

    /// Is `REGEXP_INSTR(...)`.
    public static final BuiltInFunctionDefinition REGEXP_INSTR = scalar("REGEXP_INSTR", "REGEXP_INSTR({*})", 2, 2);

    /// Is `REGEXP_SUBSTR(...)`.
    public static final BuiltInFunctionDefinition REGEXP_SUBSTR = scalar("REGEXP_SUBSTR", "REGEXP_SUBSTR({*})", 2, 2);

    /// Is `FROM_BASE64(...)`.
    public static final BuiltInFunctionDefinition FROM_BASE64 = scalar("fromBase64", "FROM_BASE64({*})", 1, 1);

    /// Is `TO_BASE64(...)`.
    public static final BuiltInFunctionDefinition TO_BASE64 = scalar("toBase64", "TO_BASE64({*})", 1, 1);

    /// Is `ASCII(...)`.
    public static final BuiltInFunctionDefinition ASCII = scalar("ascii", "ASCII({*})", 1, 1);

    /// Is `CHR(...)`.
    public static final BuiltInFunctionDefinition CHR = scalar("chr", "CHR({*})", 1, 1);

    /// Is `DECODE(...)`.
    public static final BuiltInFunctionDefinition DECODE = scalar("decode", "DECODE({*})", 2, 2);

    /// Is `ENCODE(...)`.
    public static final BuiltInFunctionDefinition ENCODE = scalar("encode", "ENCODE({*})", 2, 2);

    /// Is `LEFT(...)`.
    public static final BuiltInFunctionDefinition LEFT = scalar("left", "LEFT({*})", 2, 2);

    /// Is `RIGHT(...)`.
    public static final BuiltInFunctionDefinition RIGHT = scalar("right", "RIGHT({*})", 2, 2);

    /// Is `INSTR(...)`.
    public static final BuiltInFunctionDefinition INSTR = scalar("instr", "INSTR({*})", 2, 2);

    /// Is `LOCATE(...)`.
    public static final BuiltInFunctionDefinition LOCATE = scalar("locate", "LOCATE({*})", 2, 3);

    /// Is `PARSE_URL(...)`.
    public static final BuiltInFunctionDefinition PARSE_URL = scalar("parseUrl", "PARSE_URL({*})", 2, 3);

    /// Is `PRINTF(...)`.
    public static final BuiltInFunctionDefinition PRINTF = scalar("PRINTF", "PRINTF({*})", 1, ANY);

    /// Is `UUID(...)`.
    public static final BuiltInFunctionDefinition UUID = changing("uuid", "UUID({*})", 0, 0);

    /// Is `LTRIM(...)`.
    public static final BuiltInFunctionDefinition LTRIM = scalar("ltrim", "LTRIM({*})", 1, 2);

    /// Is `RTRIM(...)`.
    public static final BuiltInFunctionDefinition RTRIM = scalar("rtrim", "RTRIM({*})", 1, 2);

    /// Is `BTRIM(...)`.
    public static final BuiltInFunctionDefinition BTRIM = scalar("BTRIM", "BTRIM({*})", 1, 2);

    /// Is `REPEAT(...)`.
    public static final BuiltInFunctionDefinition REPEAT = scalar("repeat", "REPEAT({*})", 2, 2);

    /// Is `REGEXP(...)`.
    public static final BuiltInFunctionDefinition REGEXP = scalar("regexp", "REGEXP({*})", 2, 2);

    /// Is `REGEXP_REPLACE(...)`.
    public static final BuiltInFunctionDefinition REGEXP_REPLACE = scalar("regexpReplace", "REGEXP_REPLACE({*})", 3, 3);

    /// Is `REVERSE(...)`.
    public static final BuiltInFunctionDefinition REVERSE = scalar("reverse", "REVERSE({*})", 1, 1);

    /// Is `SPLIT_INDEX(...)`.
    public static final BuiltInFunctionDefinition SPLIT_INDEX = scalar("splitIndex", "SPLIT_INDEX({*})", 3, 3);

    /// Is `STR_TO_MAP(...)`.
    public static final BuiltInFunctionDefinition STR_TO_MAP = scalar("strToMap", "STR_TO_MAP({*})", 1, 3);

    /// Is `ELT(...)`.
    public static final BuiltInFunctionDefinition ELT = scalar("ELT", "ELT({*})", 2, ANY);

    /// Is `(a + b)`.
    public static final BuiltInFunctionDefinition PLUS = scalar("plus", "({0} + {1})", 2, 2);

    /// Is `-`.
    public static final BuiltInFunctionDefinition MINUS = scalar("minus", "-", 2, 2);

    /// Is `(a / b)`.
    public static final BuiltInFunctionDefinition DIVIDE = scalar("divide", "({0} / {1})", 2, 2);

    TextFunctionDefinitions() {}

    static BuiltInFunctionDefinition scalar(String name, String form, int countMin, int countMax) {
        return new BuiltInFunctionDefinition(name, FunctionKind.SCALAR, form, countMin, countMax, true);
    }

    static BuiltInFunctionDefinition changing(String name, String form, int countMin, int countMax) {
        return new BuiltInFunctionDefinition(name, FunctionKind.SCALAR, form, countMin, countMax, false);
    }

    static BuiltInFunctionDefinition aggregate(String name, String form, int countMin, int countMax) {
        return new BuiltInFunctionDefinition(name, FunctionKind.AGGREGATE, form, countMin, countMax, true);
    }

    static BuiltInFunctionDefinition other(String name, String form, int countMin, int countMax) {
        return new BuiltInFunctionDefinition(name, FunctionKind.OTHER, form, countMin, countMax, true);
    }
}
