package dev.millrace.table.functions;

/// Lists functions of arrays, maps, rows and JSON. Programs name them as
/// members of [BuiltInFunctionDefinitions].
public abstract sealed class CollectionFunctionDefinitions extends BitmapFunctionDefinitions
        permits AggregateFunctionDefinitions {
    /// Is `MAP_KEYS(...)`.
    public static final BuiltInFunctionDefinition MAP_KEYS = scalar("MAP_KEYS", "MAP_KEYS({*})", 1, 1);

    /// Is `MAP_VALUES(...)`.
    public static final BuiltInFunctionDefinition MAP_VALUES = scalar("MAP_VALUES", "MAP_VALUES({*})", 1, 1);

    /// Is `MAP_UNION(...)`.
    public static final BuiltInFunctionDefinition MAP_UNION = scalar("MAP_UNION", "MAP_UNION({*})", 1, ANY);

    /// Is `MAP_ENTRIES(...)`.
    public static final BuiltInFunctionDefinition MAP_ENTRIES = scalar("MAP_ENTRIES", "MAP_ENTRIES({*})", 1, 1);

    /// Is `MAP_FROM_ARRAYS(...)`.
    public static final BuiltInFunctionDefinition MAP_FROM_ARRAYS =
            scalar("MAP_FROM_ARRAYS", "MAP_FROM_ARRAYS({*})", 2, 2);

    /// Is `ARRAY_APPEND(...)`.
    public static final BuiltInFunctionDefinition ARRAY_APPEND = scalar("ARRAY_APPEND", "ARRAY_APPEND({*})", 2, 2);

    /// Is `ARRAY_CONTAINS(...)`.
    public static final BuiltInFunctionDefinition ARRAY_CONTAINS =
            scalar("ARRAY_CONTAINS", "ARRAY_CONTAINS({*})", 2, 2);

    /// Is `ARRAY_SORT(...)`.
    public static final BuiltInFunctionDefinition ARRAY_SORT = scalar("ARRAY_SORT", "ARRAY_SORT({*})", 1, 3);

    /// Is `ARRAY_DISTINCT(...)`.
    public static final BuiltInFunctionDefinition ARRAY_DISTINCT =
            scalar("ARRAY_DISTINCT", "ARRAY_DISTINCT({*})", 1, 1);

    /// Is `ARRAY_POSITION(...)`.
    public static final BuiltInFunctionDefinition ARRAY_POSITION =
            scalar("ARRAY_POSITION", "ARRAY_POSITION({*})", 2, 2);

    /// Is `ARRAY_PREPEND(...)`.
    public static final BuiltInFunctionDefinition ARRAY_PREPEND = scalar("ARRAY_PREPEND", "ARRAY_PREPEND({*})", 2, 2);

    /// Is `ARRAY_REMOVE(...)`.
    public static final BuiltInFunctionDefinition ARRAY_REMOVE = scalar("ARRAY_REMOVE", "ARRAY_REMOVE({*})", 2, 2);

    /// Is `ARRAY_REVERSE(...)`.
    public static final BuiltInFunctionDefinition ARRAY_REVERSE = scalar("ARRAY_REVERSE", "ARRAY_REVERSE({*})", 1, 1);

    /// Is `ARRAY_SLICE(...)`.
    public static final BuiltInFunctionDefinition ARRAY_SLICE = scalar("ARRAY_SLICE", "ARRAY_SLICE({*})", 2, 3);

    /// Is `ARRAY_UNION(...)`.
    public static final BuiltInFunctionDefinition ARRAY_UNION = scalar("ARRAY_UNION", "ARRAY_UNION({*})", 2, 2);

    /// Is `ARRAY_CONCAT(...)`.
    public static final BuiltInFunctionDefinition ARRAY_CONCAT = scalar("ARRAY_CONCAT", "ARRAY_CONCAT({*})", 1, ANY);

    /// Is `ARRAY_MAX(...)`.
    public static final BuiltInFunctionDefinition ARRAY_MAX = scalar("ARRAY_MAX", "ARRAY_MAX({*})", 1, 1);

    /// Is `ARRAY_JOIN(...)`.
    public static final BuiltInFunctionDefinition ARRAY_JOIN = scalar("ARRAY_JOIN", "ARRAY_JOIN({*})", 2, 3);

    /// Is `ARRAY_MIN(...)`.
    public static final BuiltInFunctionDefinition ARRAY_MIN = scalar("ARRAY_MIN", "ARRAY_MIN({*})", 1, 1);

    /// Is `ARRAY_EXCEPT(...)`.
    public static final BuiltInFunctionDefinition ARRAY_EXCEPT = scalar("ARRAY_EXCEPT", "ARRAY_EXCEPT({*})", 2, 2);

    /// Is `ARRAY_INTERSECT(...)`.
    public static final BuiltInFunctionDefinition ARRAY_INTERSECT =
            scalar("ARRAY_INTERSECT", "ARRAY_INTERSECT({*})", 2, 2);

    /// Is `ARRAY_AGG(...)`.
    public static final BuiltInFunctionDefinition ARRAY_AGG = aggregate("ARRAY_AGG", "ARRAY_AGG({*})", 0, ANY);

    /// Is `JSON_QUOTE(...)`.
    public static final BuiltInFunctionDefinition JSON_QUOTE = scalar("JSON_QUOTE", "JSON_QUOTE({*})", 1, 1);

    /// Is `JSON_UNQUOTE(...)`.
    public static final BuiltInFunctionDefinition JSON_UNQUOTE = scalar("JSON_UNQUOTE", "JSON_UNQUOTE({*})", 1, 1);

    /// Is `OBJECT_OF(...)`.
    public static final BuiltInFunctionDefinition OBJECT_OF = scalar("OBJECT_OF", "OBJECT_OF({*})", 1, ANY);

    /// Is `OBJECT_UPDATE(...)`.
    public static final BuiltInFunctionDefinition OBJECT_UPDATE = scalar("OBJECT_UPDATE", "OBJECT_UPDATE({*})", 3, ANY);

    /// Is `a[b]`.
    public static final BuiltInFunctionDefinition AT = scalar("at", "{0}[{1}]", 2, 2);

    /// Is `CARDINALITY(a)`.
    public static final BuiltInFunctionDefinition CARDINALITY = scalar("cardinality", "CARDINALITY({0})", 1, 1);

    /// Is `ARRAY[...]`.
    public static final BuiltInFunctionDefinition ARRAY = scalar("array", "ARRAY[{*}]", 1, ANY);

    /// Is `ELEMENT(a)`.
    public static final BuiltInFunctionDefinition ARRAY_ELEMENT = scalar("element", "ELEMENT({0})", 1, 1);

    /// Is `MAP[...]`.
    public static final BuiltInFunctionDefinition MAP = scalar("map", "MAP[{*}]", 2, ANY);

    /// Is `ROW(...)`.
    public static final BuiltInFunctionDefinition ROW = scalar("row", "ROW({*})", 1, ANY);

    /// Is `a.flatten()`.
    public static final BuiltInFunctionDefinition FLATTEN = other("flatten", "{0}.flatten()", 1, 1);

    /// Is `a.b`.
    public static final BuiltInFunctionDefinition GET = other("get", "{0}.{1}", 2, 2);

    /// Is `(a IS JSON)`.
    public static final BuiltInFunctionDefinition IS_JSON = scalar("IS_JSON", "({0} IS JSON)|({0} IS JSON {1})", 1, 2);

    /// Is `JSON_EXISTS(a, b)`.
    public static final BuiltInFunctionDefinition JSON_EXISTS =
            scalar("JSON_EXISTS", "JSON_EXISTS({0}, {1})|JSON_EXISTS({0}, {1} {2} ON ERROR)", 2, 3);

    /// Is `JSON_VALUE(...)`.
    public static final BuiltInFunctionDefinition JSON_VALUE = scalar("JSON_VALUE", "JSON_VALUE({*})", 7, 7);

    /// Is `JSON_QUERY(...)`.
    public static final BuiltInFunctionDefinition JSON_QUERY = scalar("JSON_QUERY", "JSON_QUERY({*})", 6, 6);

    /// Is `JSON_STRING(...)`.
    public static final BuiltInFunctionDefinition JSON_STRING = scalar("JSON_STRING", "JSON_STRING({*})", 1, 1);

    /// Is `JSON_OBJECT(...)`.
    public static final BuiltInFunctionDefinition JSON_OBJECT = scalar("JSON_OBJECT", "JSON_OBJECT({*})", 1, ANY);

    /// Is `JSON_OBJECTAGG(KEY a VALUE b NULL ON NULL)`.
    public static final BuiltInFunctionDefinition JSON_OBJECTAGG_NULL_ON_NULL =
            aggregate("JSON_OBJECTAGG_NULL_ON_NULL", "JSON_OBJECTAGG(KEY {0} VALUE {1} NULL ON NULL)", 2, 2);

    /// Is `JSON_OBJECTAGG(KEY a VALUE b ABSENT ON NULL)`.
    public static final BuiltInFunctionDefinition JSON_OBJECTAGG_ABSENT_ON_NULL =
            aggregate("JSON_OBJECTAGG_ABSENT_ON_NULL", "JSON_OBJECTAGG(KEY {0} VALUE {1} ABSENT ON NULL)", 2, 2);

    /// Is `JSON_ARRAY(...)`.
    public static final BuiltInFunctionDefinition JSON_ARRAY = scalar("JSON_ARRAY", "JSON_ARRAY({*})", 1, ANY);

    /// Is `JSON_ARRAYAGG(a NULL ON NULL)`.
    public static final BuiltInFunctionDefinition JSON_ARRAYAGG_NULL_ON_NULL =
            aggregate("JSON_ARRAYAGG_NULL_ON_NULL", "JSON_ARRAYAGG({0} NULL ON NULL)", 1, 1);

    /// Is `JSON_ARRAYAGG(a ABSENT ON NULL)`.
    public static final BuiltInFunctionDefinition JSON_ARRAYAGG_ABSENT_ON_NULL =
            aggregate("JSON_ARRAYAGG_ABSENT_ON_NULL", "JSON_ARRAYAGG({0} ABSENT ON NULL)", 1, 1);

    /// Is `JSON(...)`.
    public static final BuiltInFunctionDefinition JSON = scalar("JSON", "JSON({*})", 1, 1);

    /// Is `PARSE_JSON(...)`.
    public static final BuiltInFunctionDefinition PARSE_JSON = scalar("PARSE_JSON", "PARSE_JSON({*})", 1, 2);

    /// Is `TRY_PARSE_JSON(...)`.
    public static final BuiltInFunctionDefinition TRY_PARSE_JSON =
            scalar("TRY_PARSE_JSON", "TRY_PARSE_JSON({*})", 1, 2);

    CollectionFunctionDefinitions() {}
}
