package dev.millrace.table.api;

import dev.millrace.api.value.Row;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.SqlCallExpression;
import dev.millrace.table.expressions.TimeIntervalUnit;
import dev.millrace.table.expressions.UnresolvedCallExpression;
import dev.millrace.table.expressions.UnresolvedReferenceExpression;
import dev.millrace.table.expressions.ValueLiteralExpression;
import dev.millrace.table.functions.CallForm;
import dev.millrace.table.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Offers the operators and functions of SQL as methods of an expression. Arguments that are no
/// expressions are values.
///
/// @param <InType> the class of arguments: expressions and values
/// @param <OutType> the class of the results
public abstract class BaseExpressions<InType, OutType> extends FunctionCalls<InType, OutType> {

    /// Returns this expression as a node of the tree.
    protected abstract Expression toExpr();

    /// Wraps a node of the tree.
    protected abstract OutType toApiSpecificExpression(Expression expression);

    @Override
    final OutType call(String form, Object... others) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(toExpr());
        for (Object each : others) arguments.add(expression(each));
        return toApiSpecificExpression(new UnresolvedCallExpression(CallForm.of(form), arguments));
    }

    /// Returns the node of an argument.
    public static Expression expression(@Nullable Object value) {
        if (value instanceof BaseExpressions<?, ?> wrapped) return wrapped.toExpr();
        return switch (value) {
            case Expression expression -> expression;
            case Row row -> {
                List<Expression> fields = new ArrayList<>();
                for (int i = 0; i < row.getArity(); i++) fields.add(expression(row.getField(i)));
                yield new UnresolvedCallExpression(CallForm.of("ROW"), fields);
            }
            case Map<?, ?> map -> {
                List<Expression> entries = new ArrayList<>();
                map.forEach((key, each) -> {
                    entries.add(expression(key));
                    entries.add(expression(each));
                });
                yield new UnresolvedCallExpression(CallForm.of("MAP[{*}]"), entries);
            }
            case null, default -> new ValueLiteralExpression(value, null);
        };
    }

    private OutType withText(String form, String text) {
        return call(form, new SqlCallExpression(text));
    }

    /// Gives the expression a name. A table function has several names.
    public OutType as(String name, String... extraNames) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(toExpr());
        arguments.add(new UnresolvedReferenceExpression(name));
        for (String each : extraNames) arguments.add(new UnresolvedReferenceExpression(each));
        return toApiSpecificExpression(new UnresolvedCallExpression(CallForm.ALIAS, arguments));
    }

    /// Returns the expression as the argument of a function with a name.
    public OutType asArgument(String name) {
        return toApiSpecificExpression(new UnresolvedCallExpression(
                CallForm.ARGUMENT, List.of(toExpr(), new UnresolvedReferenceExpression(name))));
    }

    /// Converts to a type. A value that cannot be converted fails the query.
    public OutType cast(DataType toType) {
        return withText("CAST({0} AS {1})", type(toType));
    }

    /// Converts to a type. A value that cannot be converted becomes NULL.
    public OutType tryCast(DataType toType) {
        return withText("TRY_CAST({0} AS {1})", type(toType));
    }

    private static String type(DataType type) {
        return type.getLogicalType().copy(true).asSerializableString();
    }

    /// Aggregates different values only.
    public OutType distinct() {
        if (toExpr() instanceof UnresolvedCallExpression call
                && call.form().template().endsWith("({*})")) {
            String template = call.form().template().replace("({*})", "(DISTINCT {*})");
            return toApiSpecificExpression(new UnresolvedCallExpression(new CallForm(template), call.arguments()));
        }
        return call("DISTINCT {0}");
    }

    /// Joins the texts of a group with a separator.
    public OutType listAgg(String separator) {
        return call("LISTAGG", separator);
    }

    /// Returns the logarithm to a base.
    public OutType log(InType base) {
        return call("LOG({1}, {0})", base);
    }

    /// Returns whether the value is one of others.
    @SafeVarargs
    public final OutType in(InType... elements) {
        return call("({0} IN ({*}))", (Object[]) elements);
    }

    /// Returns whether the value is one of those of a table with one column.
    public OutType in(Table table) {
        return withText("({0} IN ({1}))", table.asSerializableString());
    }

    /// Aggregates over a window of rows, which [dev.millrace.table.api.Over] defines.
    public OutType over(InType alias) {
        return call("{0} OVER {1}", alias);
    }

    /// Returns the start of a window.
    public OutType start() {
        return property("start");
    }

    /// Returns the end of a window, which does not belong to it.
    public OutType end() {
        return property("end");
    }

    /// Returns the event time of a window: its last millisecond.
    public OutType rowtime() {
        return property("rowtime");
    }

    /// Returns the processing time of a window.
    public OutType proctime() {
        return property("proctime");
    }

    private OutType property(String name) {
        return toApiSpecificExpression(
                new UnresolvedCallExpression(CallForm.WINDOW_PROPERTY, List.of(toExpr(), new SqlCallExpression(name))));
    }

    /// Returns the part of a time or interval.
    public OutType extract(TimeIntervalUnit timeIntervalUnit) {
        return withText("EXTRACT({1} FROM {0})", timeIntervalUnit.name());
    }

    /// Returns the time at the start of a unit.
    public OutType floor(TimeIntervalUnit timeIntervalUnit) {
        return withText("FLOOR({0} TO {1})", timeIntervalUnit.name());
    }

    /// Returns the time at the end of a unit.
    public OutType ceil(TimeIntervalUnit timeIntervalUnit) {
        return withText("CEIL({0} TO {1})", timeIntervalUnit.name());
    }

    /// Returns a field of a row.
    public OutType get(String name) {
        return call("{0}.{1}", new UnresolvedReferenceExpression(name));
    }

    /// Formats values as `printf` does. This expression is the format.
    @SafeVarargs
    public final OutType printf(InType... arguments) {
        return call("PRINTF", (Object[]) arguments);
    }

    /// Returns the value with the number of this expression, from 1.
    @SafeVarargs
    public final OutType elt(InType first, InType... others) {
        List<Object> all = new ArrayList<>();
        all.add(first);
        all.addAll(List.of((Object[]) others));
        return call("ELT", all.toArray());
    }

    /// Joins arrays.
    @SafeVarargs
    public final OutType arrayConcat(InType... arrays) {
        return call("ARRAY_CONCAT", (Object[]) arrays);
    }

    /// Unites maps. Later values win.
    @SafeVarargs
    public final OutType mapUnion(InType... maps) {
        return call("MAP_UNION", (Object[]) maps);
    }

    /// Returns whether a path of JSON exists.
    public OutType jsonExists(String path) {
        return call("JSON_EXISTS({0}, {1})", path);
    }

    /// Returns the scalar value at a path of JSON as a text.
    public OutType jsonValue(String path) {
        return call("JSON_VALUE({0}, {1})", path);
    }

    /// Returns the scalar value at a path of JSON in a type.
    public OutType jsonValue(String path, DataType returningType) {
        return call("JSON_VALUE({0}, {1} RETURNING {2})", path, new SqlCallExpression(type(returningType)));
    }

    /// Returns the part at a path of JSON as JSON.
    public OutType jsonQuery(String path) {
        return call("JSON_QUERY({0}, {1})", path);
    }

    private OutType interval(TimeIntervalUnit unit, int factor) {
        String name = unit.name().toUpperCase(Locale.ROOT);
        if (toExpr() instanceof ValueLiteralExpression literal && literal.value() instanceof Number number) {
            String digits = String.valueOf(number.longValue() * factor);
            // SQL expects at most two digits unless the unit says more.
            String width = digits.length() > 2 ? "(" + digits.length() + ")" : "";
            return toApiSpecificExpression(new SqlCallExpression("INTERVAL '" + digits + "' " + name + width));
        }
        return call("({0} * INTERVAL '" + factor + "' " + name + ")");
    }

    /// Returns an interval of years.
    public OutType years() {
        return interval(TimeIntervalUnit.YEAR, 1);
    }

    /// Returns an interval of one or more years.
    public OutType year() {
        return years();
    }

    private static final int QUARTER_MONTHS = 3;

    /// Returns an interval of quarters.
    public OutType quarters() {
        return interval(TimeIntervalUnit.MONTH, QUARTER_MONTHS);
    }

    /// Returns an interval of one or more quarters.
    public OutType quarter() {
        return quarters();
    }

    /// Returns an interval of months.
    public OutType months() {
        return interval(TimeIntervalUnit.MONTH, 1);
    }

    /// Returns an interval of one or more months.
    public OutType month() {
        return months();
    }

    private static final int WEEK_DAYS = 7;

    /// Returns an interval of weeks.
    public OutType weeks() {
        return interval(TimeIntervalUnit.DAY, WEEK_DAYS);
    }

    /// Returns an interval of one or more weeks.
    public OutType week() {
        return weeks();
    }

    /// Returns an interval of days.
    public OutType days() {
        return interval(TimeIntervalUnit.DAY, 1);
    }

    /// Returns an interval of one or more days.
    public OutType day() {
        return days();
    }

    /// Returns an interval of hours.
    public OutType hours() {
        return interval(TimeIntervalUnit.HOUR, 1);
    }

    /// Returns an interval of one or more hours.
    public OutType hour() {
        return hours();
    }

    /// Returns an interval of minutes.
    public OutType minutes() {
        return interval(TimeIntervalUnit.MINUTE, 1);
    }

    /// Returns an interval of one or more minutes.
    public OutType minute() {
        return minutes();
    }

    /// Returns an interval of seconds.
    public OutType seconds() {
        return interval(TimeIntervalUnit.SECOND, 1);
    }

    /// Returns an interval of one or more seconds.
    public OutType second() {
        return seconds();
    }

    private static final double MILLIS_PER_SECOND = 1_000.0;

    /// Returns an interval of milliseconds.
    public OutType millis() {
        if (toExpr() instanceof ValueLiteralExpression literal && literal.value() instanceof Number number) {
            String seconds = String.format(Locale.ROOT, "%.3f", number.longValue() / MILLIS_PER_SECOND);
            return toApiSpecificExpression(new SqlCallExpression("INTERVAL '" + seconds + "' SECOND"));
        }
        return call("({0} * INTERVAL '0.001' SECOND)");
    }

    /// Returns an interval of one or more milliseconds.
    public OutType milli() {
        return millis();
    }

    /// Returns whether the text is JSON of a kind.
    public OutType isJson(JsonType type) {
        return call("({0} IS JSON " + type + ")");
    }

    /// Returns whether a path of JSON finds something.
    public OutType jsonExists(String path, JsonExistsOnError onError) {
        return call("JSON_EXISTS({0}, {1} " + onError + " ON ERROR)", path);
    }

    /// Returns the single value that a path of JSON finds.
    public OutType jsonValue(
            String path,
            DataType returningType,
            JsonValueOnEmptyOrError onEmpty,
            @Nullable Object defaultOnEmpty,
            JsonValueOnEmptyOrError onError,
            @Nullable Object defaultOnError) {
        String form = "JSON_VALUE({0}, {1} RETURNING " + sql(returningType) + " " + reaction(onEmpty, "{2}")
                + " ON EMPTY " + reaction(onError, "{3}") + " ON ERROR)";
        return call(form, path, expression(defaultOnEmpty), expression(defaultOnError));
    }

    /// Returns the single value that a path of JSON finds, and a default if it finds none or fails.
    public OutType jsonValue(String path, DataType returningType, Object defaultOnEmptyOrError) {
        return jsonValue(
                path,
                returningType,
                JsonValueOnEmptyOrError.DEFAULT,
                defaultOnEmptyOrError,
                JsonValueOnEmptyOrError.DEFAULT,
                defaultOnEmptyOrError);
    }

    private static String reaction(JsonValueOnEmptyOrError kind, String otherwise) {
        return kind == JsonValueOnEmptyOrError.DEFAULT ? "DEFAULT " + otherwise : kind.name();
    }

    private static String sql(DataType type) {
        return type.getLogicalType().copy(true).asSerializableString();
    }

    /// Returns the part of a document that a path of JSON finds.
    public OutType jsonQuery(
            String path,
            DataType returnType,
            JsonQueryWrapper wrappingBehavior,
            JsonQueryOnEmptyOrError onEmpty,
            JsonQueryOnEmptyOrError onError) {
        return query(path, " RETURNING " + sql(returnType), wrappingBehavior, onEmpty, onError);
    }

    /// Returns the part of a document that a path of JSON finds.
    public OutType jsonQuery(
            String path,
            JsonQueryWrapper wrappingBehavior,
            JsonQueryOnEmptyOrError onEmpty,
            JsonQueryOnEmptyOrError onError) {
        return query(path, "", wrappingBehavior, onEmpty, onError);
    }

    /// Returns the part of a document that a path of JSON finds.
    public OutType jsonQuery(String path, JsonQueryWrapper wrappingBehavior) {
        return jsonQuery(path, wrappingBehavior, JsonQueryOnEmptyOrError.NULL, JsonQueryOnEmptyOrError.NULL);
    }

    /// Returns the part of a document that a path of JSON finds.
    public OutType jsonQuery(String path, DataType returnType, JsonQueryWrapper wrappingBehavior) {
        JsonQueryOnEmptyOrError none = JsonQueryOnEmptyOrError.NULL;
        return jsonQuery(path, returnType, wrappingBehavior, none, none);
    }

    /// Returns the part of a document that a path of JSON finds.
    public OutType jsonQuery(String path, DataType returnType) {
        return jsonQuery(path, returnType, JsonQueryWrapper.WITHOUT_ARRAY);
    }

    private OutType query(
            String path,
            String returning,
            JsonQueryWrapper wrapper,
            JsonQueryOnEmptyOrError onEmpty,
            JsonQueryOnEmptyOrError onError) {
        String wrapping = switch (wrapper) {
            case WITHOUT_ARRAY -> " WITHOUT ARRAY WRAPPER";
            case CONDITIONAL_ARRAY -> " WITH CONDITIONAL ARRAY WRAPPER";
            case UNCONDITIONAL_ARRAY -> " WITH UNCONDITIONAL ARRAY WRAPPER";
        };
        String empty = " " + onEmpty.name().replace('_', ' ') + " ON EMPTY";
        String error = " " + onError.name().replace('_', ' ') + " ON ERROR";
        return call("JSON_QUERY({0}, {1}" + returning + wrapping + empty + error + ")", path);
    }

    /// Returns the object with other values of fields.
    ///
    /// @param kv names of fields, each with its value
    public OutType objectUpdate(Object... kv) {
        return call("OBJECT_UPDATE", kv);
    }
}
