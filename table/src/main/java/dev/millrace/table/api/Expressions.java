package dev.millrace.table.api;

import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.FunctionCallExpression;
import dev.millrace.table.expressions.SqlCallExpression;
import dev.millrace.table.expressions.TimePointUnit;
import dev.millrace.table.expressions.UnresolvedCallExpression;
import dev.millrace.table.expressions.UnresolvedReferenceExpression;
import dev.millrace.table.expressions.ValueLiteralExpression;
import dev.millrace.table.functions.CallForm;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.functions.UserDefinedFunctionHelper;
import dev.millrace.table.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts expressions of the Table API. Programs import the methods statically:
///
/// ```java
/// import static dev.millrace.table.api.Expressions.$;
/// Table large = orders.where($("amount").isGreater(100)).select($("id"), $("amount").times(2).as("twice"));
/// ```
public final class Expressions {
    /// Lets a window of rows start at the first row, and counts rows.
    public static final ApiExpression UNBOUNDED_ROW = sql("ROWS UNBOUNDED PRECEDING");

    /// Lets a window of rows start at the first row, and groups rows with the same time.
    public static final ApiExpression UNBOUNDED_RANGE = sql("RANGE UNBOUNDED PRECEDING");

    /// Lets a window of rows end with the current row.
    public static final ApiExpression CURRENT_ROW = sql("ROWS CURRENT ROW");

    /// Lets a window of rows end with the rows that have the time of the current row.
    public static final ApiExpression CURRENT_RANGE = sql("RANGE CURRENT ROW");

    /// Has no use, as all methods are static.
    public Expressions() {}

    private static ApiExpression sql(String text) {
        return new ApiExpression(new SqlCallExpression(text));
    }

    private static ApiExpression function(String form, Object... arguments) {
        return function(CallForm.of(form), Arrays.asList(arguments));
    }

    private static ApiExpression function(CallForm form, List<Object> arguments) {
        return new ApiExpression(new UnresolvedCallExpression(
                form, arguments.stream().map(BaseExpressions::expression).toList()));
    }

    private static List<Object> list(Object head, Object... tail) {
        List<Object> all = new ArrayList<>();
        all.add(head);
        all.addAll(Arrays.asList(tail));
        return all;
    }

    /// Refers to a column by its name; `*` stands for all columns.
    public static ApiExpression $(String name) {
        return new ApiExpression(new UnresolvedReferenceExpression(name));
    }

    /// Refers to a column by its name; `*` stands for all columns.
    public static ApiExpression col(String name) {
        return $(name);
    }

    /// Returns a value. Its class decides about the type.
    public static ApiExpression lit(@Nullable Object v) {
        return new ApiExpression(new ValueLiteralExpression(v, null));
    }

    /// Returns a value of a type.
    public static ApiExpression lit(@Nullable Object v, DataType dataType) {
        return new ApiExpression(new ValueLiteralExpression(v, dataType));
    }

    /// Returns NULL of a type.
    public static ApiExpression nullOf(DataType dataType) {
        return lit(null, dataType);
    }

    /// Returns all columns.
    public static ApiExpression withAllColumns() {
        return $("*");
    }

    /// Returns columns of the table: references to columns, positions that count from 1, and ranges.
    public static ApiExpression withColumns(Object head, Object... tail) {
        return function(CallForm.WITH_COLUMNS, list(head, tail));
    }

    /// Returns all columns of the table but the named ones.
    public static ApiExpression withoutColumns(Object head, Object... tail) {
        return function(CallForm.WITHOUT_COLUMNS, list(head, tail));
    }

    /// Returns the columns from one to another one, for [#withColumns] and [#withoutColumns].
    public static ApiExpression range(String start, String end) {
        return function(CallForm.RANGE, List.of($(start), $(end)));
    }

    /// Returns the columns from a position to another one, for [#withColumns] and [#withoutColumns].
    ///
    /// @param start the first position, which counts from 1
    public static ApiExpression range(int start, int end) {
        return function(CallForm.RANGE, List.of(start, end));
    }

    /// Names columns for a table function.
    public static ApiExpression descriptor(String... columnNames) {
        return function(
                CallForm.of("DESCRIPTOR"),
                Arrays.stream(columnNames).<Object>map(Expressions::$).toList());
    }

    /// Returns whether all conditions are true.
    public static ApiExpression and(Object predicate0, Object predicate1, Object... predicates) {
        return joined(" AND ", predicate0, list(predicate1, predicates));
    }

    /// Returns whether one of the conditions is true.
    public static ApiExpression or(Object predicate0, Object predicate1, Object... predicates) {
        return joined(" OR ", predicate0, list(predicate1, predicates));
    }

    private static ApiExpression joined(String operator, Object first, List<Object> others) {
        Expression all = BaseExpressions.expression(first);
        CallForm form = new CallForm("({0}" + operator + "{1})");
        for (Object each : others) {
            all = new UnresolvedCallExpression(form, List.of(all, BaseExpressions.expression(each)));
        }
        return new ApiExpression(all);
    }

    /// Returns the opposite of a condition.
    public static ApiExpression not(Object expression) {
        return function("(NOT {0})", expression);
    }

    /// Returns an array.
    public static ApiExpression array(Object head, Object... tail) {
        return function(CallForm.of("ARRAY[{*}]"), list(head, tail));
    }

    /// Returns a row.
    public static ApiExpression row(Object head, Object... tail) {
        return function(CallForm.of("ROW"), list(head, tail));
    }

    /// Returns a map of keys and values, which alternate.
    public static ApiExpression map(Object key, Object value, Object... tail) {
        return function(CallForm.of("MAP[{*}]"), list(key, list(value, tail).toArray()));
    }

    /// Lets a window of rows reach back by a number of rows.
    public static ApiExpression rowInterval(Long rows) {
        return sql("ROWS " + rows + " PRECEDING");
    }

    /// Joins texts. The result is NULL if one of them is.
    public static ApiExpression concat(Object string, Object... strings) {
        return function(CallForm.of("CONCAT"), list(string, strings));
    }

    /// Joins texts with a separator. Texts that are NULL are left out.
    public static ApiExpression concatWs(Object separator, Object string, Object... strings) {
        return function(
                CallForm.of("CONCAT_WS"), list(separator, list(string, strings).toArray()));
    }

    /// Returns the first argument that is not NULL.
    public static ApiExpression coalesce(Object... args) {
        return function("COALESCE", args);
    }

    /// Returns the difference of two times in whole units.
    public static ApiExpression timestampDiff(TimePointUnit timePointUnit, Object timePoint1, Object timePoint2) {
        return function(
                "TIMESTAMPDIFF({0}, {1}, {2})", new SqlCallExpression(timePointUnit.name()), timePoint1, timePoint2);
    }

    /// Calls a function of the catalog by its name.
    public static ApiExpression call(String path, Object... arguments) {
        return function(path, arguments);
    }

    /// Calls a function of the program, which needs no name.
    public static ApiExpression call(Class<? extends UserDefinedFunction> function, Object... arguments) {
        return call(UserDefinedFunctionHelper.instantiateFunction(function), arguments);
    }

    /// Calls a function of the program, which needs no name.
    public static ApiExpression call(UserDefinedFunction function, Object... arguments) {
        List<Expression> all =
                Arrays.stream(arguments).map(BaseExpressions::expression).toList();
        return new ApiExpression(new FunctionCallExpression(function, all));
    }

    /// Returns an expression of SQL.
    public static ApiExpression callSql(String sqlExpression) {
        return sql("(" + sqlExpression + ")");
    }

    /// Returns the date at the start of the query, in the time zone of the session.
    public static ApiExpression currentDate() {
        return sql("CURRENT_DATE");
    }

    /// Returns the time of day.
    public static ApiExpression currentTime() {
        return sql("CURRENT_TIME");
    }

    /// Returns the present instant.
    public static ApiExpression currentTimestamp() {
        return sql("CURRENT_TIMESTAMP");
    }

    /// Returns the name of the current database.
    public static ApiExpression currentDatabase() {
        return sql("CURRENT_DATABASE()");
    }

    /// Returns the time of day in the time zone of the session.
    public static ApiExpression localTime() {
        return sql("LOCALTIME");
    }

    /// Returns the time in the time zone of the session, without the zone.
    public static ApiExpression localTimestamp() {
        return sql("LOCALTIMESTAMP");
    }

    /// Returns the watermark of the table that has a time column; NULL before the first watermark.
    public static ApiExpression currentWatermark(Object rowtimeAttribute) {
        return function("CURRENT_WATERMARK", rowtimeAttribute);
    }

    /// Reads a date of the form `yyyy-MM-dd`.
    public static ApiExpression toDate(Object dateStr) {
        return function("TO_DATE", dateStr);
    }

    /// Reads a date in a format of Java.
    public static ApiExpression toDate(Object dateStr, Object format) {
        return function("TO_DATE", dateStr, format);
    }

    /// Reads a time of the form `yyyy-MM-dd HH:mm:ss`.
    public static ApiExpression toTimestamp(Object timestampStr) {
        return function("TO_TIMESTAMP", timestampStr);
    }

    /// Reads a time in a format of Java.
    public static ApiExpression toTimestamp(Object timestampStr, Object format) {
        return function("TO_TIMESTAMP", timestampStr, format);
    }

    /// Returns the instant of a text or of a number of milliseconds since 1970.
    public static ApiExpression toTimestampLtz(Object value) {
        return function("TO_TIMESTAMP_LTZ", value);
    }

    /// Returns the instant of a number since 1970, 0 for seconds and 3 for milliseconds, or of a text in a format.
    public static ApiExpression toTimestampLtz(Object value, Object precisionOrFormat) {
        return function("TO_TIMESTAMP_LTZ", value, precisionOrFormat);
    }

    /// Returns the instant of a text in a format and a time zone.
    public static ApiExpression toTimestampLtz(Object timestamp, Object format, Object timezone) {
        return function("TO_TIMESTAMP_LTZ", timestamp, format, timezone);
    }

    /// Returns the instant of a text in the usual format.
    public static ApiExpression toTimestampLtz(String timestampStr) {
        return function("TO_TIMESTAMP_LTZ", timestampStr);
    }

    /// Returns the instant of a text in a format.
    public static ApiExpression toTimestampLtz(String timestampStr, String format) {
        return function("TO_TIMESTAMP_LTZ", timestampStr, format);
    }

    /// Returns whether two spans of time overlap. Each span has a start, and an end or a length.
    public static ApiExpression temporalOverlaps(
            Object leftTimePoint, Object leftTemporal, Object rightTimePoint, Object rightTemporal) {
        return function("(({0}, {1}) OVERLAPS ({2}, {3}))", leftTimePoint, leftTemporal, rightTimePoint, rightTemporal);
    }

    /// Returns an object of a class.
    ///
    /// @param kv names of fields, each with its value
    public static ApiExpression objectOf(Class<?> implementationClass, Object... kv) {
        return objectOf(implementationClass.getName(), kv);
    }

    /// Returns an object of a class.
    ///
    /// @param kv names of fields, each with its value
    public static ApiExpression objectOf(String className, Object... kv) {
        return function(CallForm.of("OBJECT_OF"), list(className, kv));
    }

    /// Says that a table has the watermarks of its source.
    public static ApiExpression sourceWatermark() {
        return function("SOURCE_WATERMARK");
    }

    /// Returns an object of JSON.
    ///
    /// @param keyValues keys, each with its value
    public static ApiExpression jsonObject(JsonOnNull onNull, Object... keyValues) {
        StringBuilder form = new StringBuilder("JSON_OBJECT(");
        for (int i = 0; i + 1 < keyValues.length; i += 2) {
            if (i > 0) form.append(", ");
            form.append("KEY {").append(i).append("} VALUE {").append(i + 1).append('}');
        }
        return function(form.append(' ').append(onNull).append(" ON NULL)").toString(), keyValues);
    }

    /// Returns an array of JSON.
    public static ApiExpression jsonArray(JsonOnNull onNull, Object... values) {
        return function("JSON_ARRAY({*} " + onNull + " ON NULL)", values);
    }

    /// Returns an object of JSON with the keys and values of a group.
    public static ApiExpression jsonObjectAgg(JsonOnNull onNull, Object keyExpr, Object valueExpr) {
        return function("JSON_OBJECTAGG(KEY {0} VALUE {1} " + onNull + " ON NULL)", keyExpr, valueExpr);
    }

    /// Returns an array of JSON with the values of a group.
    public static ApiExpression jsonArrayAgg(JsonOnNull onNull, Object itemExpr) {
        return function("JSON_ARRAYAGG({0} " + onNull + " ON NULL)", itemExpr);
    }

    /// Writes a time in a format of Java.
    public static ApiExpression dateFormat(Object timestamp, Object format) {
        return function("DATE_FORMAT", timestamp, format);
    }

    /// Converts a time of one zone to another zone.
    public static ApiExpression convertTz(Object dateStr, Object tzFrom, Object tzTo) {
        return function("CONVERT_TZ", dateStr, tzFrom, tzTo);
    }

    /// Writes the time of a number of seconds since 1970.
    public static ApiExpression fromUnixtime(Object unixtime) {
        return function("FROM_UNIXTIME", unixtime);
    }

    /// Writes the time of a number of seconds since 1970 in a format.
    public static ApiExpression fromUnixtime(Object unixtime, Object format) {
        return function("FROM_UNIXTIME", unixtime, format);
    }

    /// Returns the present number of seconds since 1970.
    public static ApiExpression unixTimestamp() {
        return sql("UNIX_TIMESTAMP()");
    }

    /// Returns the number of seconds since 1970 of a time in the zone of the session.
    public static ApiExpression unixTimestamp(Object timestampStr) {
        return function("UNIX_TIMESTAMP", timestampStr);
    }

    /// Returns the number of seconds since 1970 of a time in a format.
    public static ApiExpression unixTimestamp(Object timestampStr, Object format) {
        return function("UNIX_TIMESTAMP", timestampStr, format);
    }

    /// Returns a map of an array of keys and an array of values.
    public static ApiExpression mapFromArrays(Object key, Object value) {
        return function("MAP_FROM_ARRAYS", key, value);
    }

    /// Returns the number pi.
    public static ApiExpression pi() {
        return sql("PI()");
    }

    /// Returns the base of the natural logarithm.
    public static ApiExpression e() {
        return sql("E()");
    }

    /// Returns a random number from 0 to 1.
    public static ApiExpression rand() {
        return sql("RAND()");
    }

    /// Returns a random number from 0 to 1 of a sequence.
    public static ApiExpression rand(Object seed) {
        return function("RAND", seed);
    }

    /// Returns a random whole number below a bound.
    public static ApiExpression randInteger(Object bound) {
        return function("RAND_INTEGER", bound);
    }

    /// Returns a random whole number of a sequence below a bound.
    public static ApiExpression randInteger(Object seed, Object bound) {
        return function("RAND_INTEGER", seed, bound);
    }

    /// Returns the arc tangent of a point.
    public static ApiExpression atan2(Object y, Object x) {
        return function("ATAN2", y, x);
    }

    /// Returns the number with the opposite sign.
    public static ApiExpression negative(Object value) {
        return function("(- {0})", value);
    }

    /// Returns a random UUID.
    public static ApiExpression uuid() {
        return sql("UUID()");
    }

    /// Returns the natural logarithm.
    public static ApiExpression log(Object value) {
        return function("LOG", value);
    }

    /// Returns the logarithm to a base.
    public static ApiExpression log(Object base, Object value) {
        return function("LOG", base, value);
    }

    /// Returns one of two values.
    public static ApiExpression ifThenElse(Object condition, Object ifTrue, Object ifFalse) {
        return function("(CASE WHEN {0} THEN {1} ELSE {2} END)", condition, ifTrue, ifFalse);
    }

    /// Writes a value as JSON.
    public static ApiExpression jsonString(Object value) {
        return function("JSON_STRING", value);
    }

    /// Marks a text as JSON within `jsonObject` and `jsonArray`.
    public static ApiExpression json(Object value) {
        return function("JSON", value);
    }

    /// Returns the value of the next row of a window.
    public static ApiExpression lead(Object value) {
        return function("LEAD", value);
    }

    /// Returns the value of a later row of a window.
    public static ApiExpression lead(Object value, Object offset) {
        return function("LEAD", value, offset);
    }

    /// Returns the value of a later row of a window, or a default.
    public static ApiExpression lead(Object value, Object offset, Object defaultValue) {
        return function("LEAD", value, offset, defaultValue);
    }

    /// Returns the value of the previous row of a window.
    public static ApiExpression lag(Object value) {
        return function("LAG", value);
    }

    /// Returns the value of an earlier row of a window.
    public static ApiExpression lag(Object value, Object offset) {
        return function("LAG", value, offset);
    }

    /// Returns the value of an earlier row of a window, or a default.
    public static ApiExpression lag(Object value, Object offset, Object defaultValue) {
        return function("LAG", value, offset, defaultValue);
    }
}
