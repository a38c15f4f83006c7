package dev.millrace.table.functions;

/// Lists functions of numbers and times. Programs name them as members of [BuiltInFunctionDefinitions].
public abstract sealed class NumberFunctionDefinitions extends TextFunctionDefinitions
        permits BitmapFunctionDefinitions {
    /// Is `(a * b)`.
    public static final BuiltInFunctionDefinition TIMES = scalar("times", "({0} * {1})", 2, 2);

    /// Is `ABS(...)`.
    public static final BuiltInFunctionDefinition ABS = scalar("abs", "ABS({*})", 1, 1);

    /// Is `EXP(...)`.
    public static final BuiltInFunctionDefinition EXP = scalar("exp", "EXP({*})", 1, 1);

    /// Is `FLOOR(a)`.
    public static final BuiltInFunctionDefinition FLOOR = scalar("floor", "FLOOR({0})|FLOOR({0} TO {1})", 1, 2);

    /// Is `CEIL(a)`.
    public static final BuiltInFunctionDefinition CEIL = scalar("ceil", "CEIL({0})|CEIL({0} TO {1})", 1, 2);

    /// Is `LOG10(...)`.
    public static final BuiltInFunctionDefinition LOG10 = scalar("log10", "LOG10({*})", 1, 1);

    /// Is `LOG2(...)`.
    public static final BuiltInFunctionDefinition LOG2 = scalar("log2", "LOG2({*})", 1, 1);

    /// Is `LN(...)`.
    public static final BuiltInFunctionDefinition LN = scalar("ln", "LN({*})", 1, 1);

    /// Is `LOG(...)`.
    public static final BuiltInFunctionDefinition LOG = scalar("log", "LOG({*})", 1, 2);

    /// Is `POWER(...)`.
    public static final BuiltInFunctionDefinition POWER = scalar("power", "POWER({*})", 2, 2);

    /// Is `(a % b)`.
    public static final BuiltInFunctionDefinition MOD = scalar("mod", "({0} % {1})", 2, 2);

    /// Is `SQRT(...)`.
    public static final BuiltInFunctionDefinition SQRT = scalar("sqrt", "SQRT({*})", 1, 1);

    /// Is `-`.
    public static final BuiltInFunctionDefinition MINUS_PREFIX = scalar("minusPrefix", "-", 1, 1);

    /// Is `SIN(...)`.
    public static final BuiltInFunctionDefinition SIN = scalar("sin", "SIN({*})", 1, 1);

    /// Is `COS(...)`.
    public static final BuiltInFunctionDefinition COS = scalar("cos", "COS({*})", 1, 1);

    /// Is `SINH(...)`.
    public static final BuiltInFunctionDefinition SINH = scalar("sinh", "SINH({*})", 1, 1);

    /// Is `TAN(...)`.
    public static final BuiltInFunctionDefinition TAN = scalar("tan", "TAN({*})", 1, 1);

    /// Is `TANH(...)`.
    public static final BuiltInFunctionDefinition TANH = scalar("tanh", "TANH({*})", 1, 1);

    /// Is `COT(...)`.
    public static final BuiltInFunctionDefinition COT = scalar("cot", "COT({*})", 1, 1);

    /// Is `ASIN(...)`.
    public static final BuiltInFunctionDefinition ASIN = scalar("asin", "ASIN({*})", 1, 1);

    /// Is `ACOS(...)`.
    public static final BuiltInFunctionDefinition ACOS = scalar("acos", "ACOS({*})", 1, 1);

    /// Is `ATAN(...)`.
    public static final BuiltInFunctionDefinition ATAN = scalar("atan", "ATAN({*})", 1, 1);

    /// Is `ATAN2(...)`.
    public static final BuiltInFunctionDefinition ATAN2 = scalar("atan2", "ATAN2({*})", 2, 2);

    /// Is `COSH(...)`.
    public static final BuiltInFunctionDefinition COSH = scalar("cosh", "COSH({*})", 1, 1);

    /// Is `DEGREES(...)`.
    public static final BuiltInFunctionDefinition DEGREES = scalar("degrees", "DEGREES({*})", 1, 1);

    /// Is `RADIANS(...)`.
    public static final BuiltInFunctionDefinition RADIANS = scalar("radians", "RADIANS({*})", 1, 1);

    /// Is `SIGN(...)`.
    public static final BuiltInFunctionDefinition SIGN = scalar("sign", "SIGN({*})", 1, 1);

    /// Is `ROUND(...)`.
    public static final BuiltInFunctionDefinition ROUND = scalar("round", "ROUND({*})", 1, 2);

    /// Is `PI(...)`.
    public static final BuiltInFunctionDefinition PI = scalar("pi", "PI({*})", 0, 0);

    /// Is `E(...)`.
    public static final BuiltInFunctionDefinition E = scalar("e", "E({*})", 0, 0);

    /// Is `RAND(...)`.
    public static final BuiltInFunctionDefinition RAND = changing("rand", "RAND({*})", 0, 1);

    /// Is `RAND_INTEGER(...)`.
    public static final BuiltInFunctionDefinition RAND_INTEGER = changing("randInteger", "RAND_INTEGER({*})", 1, 2);

    /// Is `BIN(...)`.
    public static final BuiltInFunctionDefinition BIN = scalar("bin", "BIN({*})", 1, 1);

    /// Is `HEX(...)`.
    public static final BuiltInFunctionDefinition HEX = scalar("hex", "HEX({*})", 1, 1);

    /// Is `UNHEX(...)`.
    public static final BuiltInFunctionDefinition UNHEX = scalar("UNHEX", "UNHEX({*})", 1, 1);

    /// Is `TRUNCATE(...)`.
    public static final BuiltInFunctionDefinition TRUNCATE = scalar("truncate", "TRUNCATE({*})", 1, 2);

    /// Is `CURRENTDATABASE(...)`.
    public static final BuiltInFunctionDefinition CURRENT_DATABASE =
            changing("currentDatabase", "CURRENTDATABASE({*})", 0, ANY);

    /// Is `EXTRACT(a FROM b)`.
    public static final BuiltInFunctionDefinition EXTRACT = scalar("extract", "EXTRACT({0} FROM {1})", 2, 2);

    /// Is `CURRENT_DATE`.
    public static final BuiltInFunctionDefinition CURRENT_DATE = scalar("currentDate", "CURRENT_DATE", 0, ANY);

    /// Is `CURRENT_TIME`.
    public static final BuiltInFunctionDefinition CURRENT_TIME = scalar("currentTime", "CURRENT_TIME", 0, ANY);

    /// Is `LOCALTIME`.
    public static final BuiltInFunctionDefinition LOCAL_TIME = scalar("localTime", "LOCALTIME", 0, ANY);

    /// Is `CURRENT_TIMESTAMP`.
    public static final BuiltInFunctionDefinition CURRENT_TIMESTAMP =
            scalar("currentTimestamp", "CURRENT_TIMESTAMP", 0, ANY);

    /// Is `NOW(...)`.
    public static final BuiltInFunctionDefinition NOW = scalar("now", "NOW({*})", 0, ANY);

    /// Is `CURRENT_ROW_TIMESTAMP(...)`.
    public static final BuiltInFunctionDefinition CURRENT_ROW_TIMESTAMP =
            changing("currentRowTimestamp", "CURRENT_ROW_TIMESTAMP({*})", 0, ANY);

    /// Is `LOCALTIMESTAMP`.
    public static final BuiltInFunctionDefinition LOCAL_TIMESTAMP = scalar("localTimestamp", "LOCALTIMESTAMP", 0, ANY);

    /// Is `(a, b) OVERLAPS (c, d)`.
    public static final BuiltInFunctionDefinition TEMPORAL_OVERLAPS =
            scalar("temporalOverlaps", "({0}, {1}) OVERLAPS ({2}, {3})", 4, 4);

    /// Is `DATE_FORMAT(...)`.
    public static final BuiltInFunctionDefinition DATE_FORMAT = scalar("dateFormat", "DATE_FORMAT({*})", 2, 2);

    /// Is `TIMESTAMPDIFF(a, b, c)`.
    public static final BuiltInFunctionDefinition TIMESTAMP_DIFF =
            scalar("timestampDiff", "TIMESTAMPDIFF({0}, {1}, {2})", 3, 3);

    /// Is `CONVERT_TZ(...)`.
    public static final BuiltInFunctionDefinition CONVERT_TZ = scalar("convertTz", "CONVERT_TZ({*})", 3, 3);

    /// Is `FROM_UNIXTIME(...)`.
    public static final BuiltInFunctionDefinition FROM_UNIXTIME = scalar("fromUnixtime", "FROM_UNIXTIME({*})", 1, 2);

    /// Is `UNIX_TIMESTAMP(...)`.
    public static final BuiltInFunctionDefinition UNIX_TIMESTAMP = scalar("unixTimestamp", "UNIX_TIMESTAMP({*})", 0, 2);

    /// Is `TO_DATE(...)`.
    public static final BuiltInFunctionDefinition TO_DATE = scalar("toDate", "TO_DATE({*})", 1, 2);

    /// Is `TO_TIMESTAMP_LTZ(...)`.
    public static final BuiltInFunctionDefinition TO_TIMESTAMP_LTZ =
            scalar("TO_TIMESTAMP_LTZ", "TO_TIMESTAMP_LTZ({*})", 1, 3);

    /// Is `TO_TIMESTAMP(...)`.
    public static final BuiltInFunctionDefinition TO_TIMESTAMP = scalar("toTimestamp", "TO_TIMESTAMP({*})", 1, 2);

    /// Is `MD5(...)`.
    public static final BuiltInFunctionDefinition MD5 = scalar("md5", "MD5({*})", 1, 1);

    /// Is `SHA1(...)`.
    public static final BuiltInFunctionDefinition SHA1 = scalar("sha1", "SHA1({*})", 1, 1);

    /// Is `SHA224(...)`.
    public static final BuiltInFunctionDefinition SHA224 = scalar("sha224", "SHA224({*})", 1, 1);

    /// Is `SHA256(...)`.
    public static final BuiltInFunctionDefinition SHA256 = scalar("sha256", "SHA256({*})", 1, 1);

    /// Is `SHA384(...)`.
    public static final BuiltInFunctionDefinition SHA384 = scalar("sha384", "SHA384({*})", 1, 1);

    /// Is `SHA512(...)`.
    public static final BuiltInFunctionDefinition SHA512 = scalar("sha512", "SHA512({*})", 1, 1);

    /// Is `SHA2(...)`.
    public static final BuiltInFunctionDefinition SHA2 = scalar("sha2", "SHA2({*})", 2, 2);

    /// Is `CURRENT_WATERMARK(a)`.
    public static final BuiltInFunctionDefinition CURRENT_WATERMARK =
            changing("CURRENT_WATERMARK", "CURRENT_WATERMARK({0})", 1, 1);

    /// Is `CAST(a AS b)`.
    public static final BuiltInFunctionDefinition CAST = scalar("cast", "CAST({0} AS {1})", 2, 2);

    /// Is `TRY_CAST(a AS b)`.
    public static final BuiltInFunctionDefinition TRY_CAST = scalar("TRY_CAST", "TRY_CAST({0} AS {1})", 2, 2);

    NumberFunctionDefinitions() {}
}
