package dev.millrace.sql.planner.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;

/// Lists the functions of Flink that Calcite does not have, with their arguments and results.
///
/// A line has the name, the kinds of the arguments of [FunctionSignature], and the rule of [FunctionResult]. Arguments
/// after a slash may be left out. A star
/// after the last kind allows any number of arguments. A function may have several lines.
public final class FlinkFunctions {
    private static final String SIGNATURES = """
        ARRAY_APPEND       array element        appended
        ARRAY_CONCAT       commonArray*         common
        ARRAY_CONTAINS     array element        contained
        ARRAY_DISTINCT     array                first
        ARRAY_EXCEPT       commonArray commonArray common
        ARRAY_INTERSECT    commonArray commonArray common
        ARRAY_JOIN         texts text / text    STRING
        ARRAY_MAX          sortedArray          extreme?
        ARRAY_MIN          sortedArray          extreme?
        ARRAY_POSITION     array element        INT
        ARRAY_PREPEND      array element        appended
        ARRAY_REMOVE       array element        removed
        ARRAY_REVERSE      array                first
        ARRAY_SLICE        array int / int      first
        ARRAY_SORT         sortedArray / boolean boolean first
        ARRAY_UNION        commonArray commonArray common
        BIN                integer              STRING
        BITMAP_AND         bitmap bitmap        BITMAP
        BITMAP_ANDNOT      bitmap bitmap        BITMAP
        BITMAP_BUILD       ints                 BITMAP
        BITMAP_CARDINALITY bitmap               BIGINT
        BITMAP_FROM_BYTES  bytes                BITMAP
        BITMAP_OR          bitmap bitmap        BITMAP
        BITMAP_TO_ARRAY    bitmap               INTS
        BITMAP_TO_BYTES    bitmap               BYTES
        BITMAP_TO_STRING   bitmap               STRING
        BITMAP_XOR         bitmap bitmap        BITMAP
        BTRIM              text / text          STRING
        CARDINALITY        collection           INT
        CHR                integer              STRING?
        COALESCE           common*              coalesced
        CONCAT             text*                STRING
        CONCAT_WS          text text*           STRING
        CONVERT_TZ         text text text       STRING?
        COSH               number               DOUBLE
        CURRENT_ROW_TIMESTAMP -                 TIMESTAMP_LTZ
        CURRENT_WATERMARK  timestamp            WATERMARK
        DATE_FORMAT        timestamp text       STRING?
        DATE_FORMAT        text text            STRING?
        DECODE             bytes text           STRING
        E                  -                    DOUBLE
        ELT                integer text*        option
        ELT                integer bytes*       option
        ENCODE             text text            BYTES
        ENDSWITH           text text            BOOLEAN
        ENDSWITH           bytes bytes          BOOLEAN
        FROM_BASE64        text                 STRING
        FROM_UNIXTIME      integer / text       STRING?
        GREATEST           commonOrdered*       common
        HEX                integer              STRING
        HEX                text                 STRING
        IF                 boolean any any      branches
        IFNULL             any any              replaced
        INSTR              text text / integer integer INT
        IS_ALPHA           any                  BOOLEAN!
        IS_DECIMAL         any                  BOOLEAN!
        IS_DIGIT           any                  BOOLEAN!
        JSON               text                 STRING
        JSON_QUOTE         text                 STRING
        JSON_STRING        document             STRING
        JSON_UNQUOTE       text                 STRING
        LEAST              commonOrdered*       common
        LEFT               text integer         varying?
        LOCATE             text text / integer  INT
        LOG                number / number      DOUBLE
        LOG2               number               DOUBLE
        LPAD               text integer text    STRING
        LTRIM              text / text          varying
        MAP_ENTRIES        map                  entries
        MAP_FROM_ARRAYS    array array          map
        MAP_KEYS           map                  keys
        MAP_UNION          commonMap*           common
        MAP_VALUES         map                  values
        MD5                text                 CHAR(32)
        MD5                bytes               CHAR(32)
        NOW                -                    TIMESTAMP_LTZ
        PARSE_JSON         text / boolean       VARIANT
        PARSE_URL          text text / text     STRING?
        PRINTF             text any*            STRING?
        PROCTIME           -                    TIMESTAMP_LTZ
        RAND_INTEGER       integer / integer    INT
        REGEXP             text text            BOOLEAN
        REGEXP_COUNT       text text            INT?
        REGEXP_EXTRACT     text text / integer  STRING?
        REGEXP_EXTRACT_ALL text text / integer  STRINGS?
        REGEXP_INSTR       text text            INT?
        REGEXP_REPLACE     text text text       STRING
        REGEXP_SUBSTR      text text            STRING?
        REPEAT             text integer         STRING
        REVERSE            text                 STRING?
        RIGHT              text integer         varying?
        ROUND              number / integer     rounded
        RPAD               text integer text    STRING
        RTRIM              text / text          varying
        SHA1               text                 CHAR(40)
        SHA1               bytes               CHAR(40)
        SHA2               text integer         VARCHAR(128)
        SHA224             text                 CHAR(56)
        SHA224             bytes               CHAR(56)
        SHA256             text                 CHAR(64)
        SHA256             bytes               CHAR(64)
        SHA384             text                 CHAR(96)
        SHA384             bytes               CHAR(96)
        SHA512             text                 CHAR(128)
        SHA512             bytes               CHAR(128)
        SINH               number               DOUBLE
        SOURCE_WATERMARK   -                    TIMESTAMP_LTZ?
        SPLIT              text text            STRINGS
        SPLIT_INDEX        text text integer    STRING?
        SPLIT_INDEX        text integer integer STRING?
        STARTSWITH         text text            BOOLEAN
        STARTSWITH         bytes bytes          BOOLEAN
        STR_TO_MAP         text                 STRING_MAP?
        STR_TO_MAP         text text text       STRING_MAP?
        SUBSTRING          text integer / integer varying?
        SUBSTR             text integer / integer varying?
        TANH               number               DOUBLE
        TO_BASE64          text                 STRING
        TO_DATE            text / text          DATE?
        TO_TIMESTAMP       text / text          TIMESTAMP?
        TO_TIMESTAMP_LTZ   number / integer     TIMESTAMP_LTZ?
        TO_TIMESTAMP_LTZ   text / text text     TIMESTAMP_LTZ?
        TRANSLATE          text text text       STRING
        TRANSLATE3         text text text       STRING
        TRUNCATE           number / integer     rounded
        TRY_PARSE_JSON     text / boolean       VARIANT?
        TYPEOF             any / flag           STRING?
        UNHEX              text                 BYTES?
        UNIX_TIMESTAMP     / text text          BIGINT
        URL_DECODE         text                 STRING?
        URL_ENCODE         text                 STRING?
        UUID               -                    STRING
        INET_ATON          text                 BIGINT?
        INET_NTOA          integer              STRING?
        """;

    // Functions of time and chance give another result for each row or query.
    private static final Set<String> DYNAMIC = Set.of(
            "CURRENT_ROW_TIMESTAMP", "NOW", "PROCTIME", "RAND_INTEGER", "SOURCE_WATERMARK", "UNIX_TIMESTAMP", "UUID");

    private FlinkFunctions() {}

    /// Returns the functions.
    public static List<SqlOperator> all() {
        Map<String, List<FunctionSignature>> signatures = new TreeMap<>();
        SIGNATURES.lines().forEach(line -> {
            List<String> words = List.of(line.strip().split("\\s+"));
            signatures
                    .computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                    .add(FunctionSignature.of(words.subList(1, words.size())));
        });
        List<SqlOperator> functions = new ArrayList<>();
        signatures.forEach((name, lines) -> functions.add(function(name, new OperandKinds(List.copyOf(lines)))));
        return functions;
    }

    private static SqlOperator function(String name, OperandKinds operands) {
        return SqlBasicFunction.create(name, new FunctionResult(operands), operands)
                .withOperandTypeInference(operands)
                .withDeterministic(!DYNAMIC.contains(name))
                .withFunctionType(SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }
}
