package dev.millrace.sql.planner;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeFamily;

/// Lists the functions of Flink that Calcite does not have, with their arguments and results.
///
/// A line has the name, the kinds of the arguments, and the result. Arguments after a slash may be left out. A star
/// after the last kind allows any number of arguments.
final class FlinkFunctions {
    private static final String SIGNATURES = """
        ARRAY_APPEND       array any            appended
        ARRAY_CONCAT       array*               common
        ARRAY_CONTAINS     array any            BOOLEAN
        ARRAY_DISTINCT     array                first
        ARRAY_EXCEPT       array array          first
        ARRAY_INTERSECT    array array          common
        ARRAY_JOIN         array text / text    STRING
        ARRAY_MAX          array                element
        ARRAY_MIN          array                element
        ARRAY_POSITION     array any            INT
        ARRAY_PREPEND      array any            appended
        ARRAY_REMOVE       array any            first
        ARRAY_REVERSE      array                first
        ARRAY_SLICE        array number / number first
        ARRAY_SORT         array / boolean boolean first
        ARRAY_UNION        array array          common
        BIN                number               STRING
        BTRIM              text / text          STRING
        CHR                number               STRING
        CONCAT             text*                STRING
        CONCAT_WS          text*                STRING
        CONVERT_TZ         text text text       STRING?
        COSH               number               DOUBLE
        CURRENT_ROW_TIMESTAMP -                 TIMESTAMP_LTZ
        DATE_FORMAT        any text             STRING
        DECODE             bytes text           STRING?
        E                  -                    DOUBLE
        ELT                number text*         STRING?
        ENCODE             text text            BYTES?
        ENDSWITH           any any              BOOLEAN
        FROM_BASE64        text                 STRING
        FROM_UNIXTIME      number / text        STRING
        GREATEST           any*                 common
        HEX                any                  STRING
        IF                 boolean any any      branches
        IFNULL             any any              replaced
        INSTR              text text / number number INT
        IS_ALPHA           any                  BOOLEAN
        IS_DECIMAL         any                  BOOLEAN
        IS_DIGIT           any                  BOOLEAN
        JSON_QUOTE         text                 STRING
        JSON_STRING        any                  STRING
        JSON_UNQUOTE       text                 STRING
        LEAST              any*                 common
        LEFT               text number          STRING
        LOCATE             text text / number   INT
        LOG                number / number      DOUBLE
        LOG2               number               DOUBLE
        LPAD               text number text     STRING?
        LTRIM              text / text          STRING
        MAP_FROM_ARRAYS    array array          map
        MAP_KEYS           map                  keys
        MAP_UNION          map*                 common
        MAP_VALUES         map                  values
        MD5                text                 STRING
        NOW                -                    TIMESTAMP_LTZ
        PARSE_URL          text text / text     STRING?
        PRINTF             text any*            STRING
        REGEXP             text text            BOOLEAN
        REGEXP_COUNT       text text            INT?
        REGEXP_EXTRACT     text text / number   STRING?
        REGEXP_EXTRACT_ALL text text / number   ARRAY?
        REGEXP_INSTR       text text            INT?
        REGEXP_REPLACE     text text text       STRING
        REGEXP_SUBSTR      text text            STRING?
        REPEAT             text number          STRING
        REVERSE            text                 STRING
        RIGHT              text number          STRING
        RPAD               text number text     STRING?
        RTRIM              text / text          STRING
        SHA1               text                 STRING
        SHA2               text number          STRING
        SHA224             text                 STRING
        SHA256             text                 STRING
        SHA384             text                 STRING
        SHA512             text                 STRING
        SINH               number               DOUBLE
        SPLIT              text text            ARRAY
        SPLIT_INDEX        text any number      STRING?
        STARTSWITH         any any              BOOLEAN
        STR_TO_MAP         text / text text     MAP
        SUBSTR             text number / number STRING
        TANH               number               DOUBLE
        TO_BASE64          text                 STRING
        TO_DATE            text / text          DATE?
        TO_TIMESTAMP       text / text          TIMESTAMP?
        TO_TIMESTAMP_LTZ   any / any text       TIMESTAMP_LTZ?
        TRANSLATE          text text text       STRING
        TYPEOF             any / boolean        STRING
        UNHEX              text                 BYTES?
        UNIX_TIMESTAMP     / text text          BIGINT
        URL_DECODE         text                 STRING?
        URL_ENCODE         text                 STRING?
        UUID               -                    STRING
        """;

    private FlinkFunctions() {}

    /// Returns the functions.
    static List<SqlOperator> all() {
        List<SqlOperator> functions = new ArrayList<>();
        SIGNATURES
                .lines()
                .forEach(line -> functions.add(function(List.of(line.strip().split("\\s+")))));
        return functions;
    }

    private static SqlOperator function(List<String> words) {
        return SqlBasicFunction.create(
                        words.getFirst(),
                        new FunctionResult(words.getLast()),
                        new OperandKinds(words.subList(1, words.size() - 1)))
                .withFunctionType(SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }

    /// Returns the family of a kind of argument.
    static SqlTypeFamily family(String kind) {
        return switch (kind) {
            case "text" -> SqlTypeFamily.CHARACTER;
            case "number" -> SqlTypeFamily.NUMERIC;
            case "boolean" -> SqlTypeFamily.BOOLEAN;
            case "bytes" -> SqlTypeFamily.BINARY;
            case "array" -> SqlTypeFamily.ARRAY;
            case "map" -> SqlTypeFamily.MAP;
            default -> SqlTypeFamily.ANY;
        };
    }
}
