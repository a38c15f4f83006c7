package dev.millrace.sql.function;

import dev.millrace.base.fault.CodedException;
import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a static method that computes a function of SQL. It converts arguments from internal form and results to it.
public final class ScalarFunctionMethod {
    static final int NO_FIT = 1000;

    private final Method method;
    private final boolean acceptsNull;
    private final Class<?>[] parameters;

    ScalarFunctionMethod(Method method, boolean acceptsNull) {
        this.method = method;
        this.acceptsNull = acceptsNull;
        this.parameters = method.getParameterTypes();
    }

    /// Returns the Java method.
    public Method method() {
        return method;
    }

    /// Returns whether the method gets NULL as null.
    public boolean acceptsNull() {
        return acceptsNull;
    }

    /// Returns how far the types of arguments are from the parameters: 0 if they are the same.
    int distance(List<LogicalType> types) {
        int fixed = method.isVarArgs() ? parameters.length - 1 : parameters.length;
        if (types.size() < fixed || !method.isVarArgs() && types.size() > fixed) return NO_FIT;
        int sum = method.isVarArgs() ? 1 : 0;
        for (int i = 0; i < types.size(); i++) sum += distance(types.get(i), parameter(i, fixed));
        return sum;
    }

    private Class<?> parameter(int i, int fixed) {
        return i < fixed ? parameters[i] : parameters[fixed].getComponentType();
    }

    private static int distance(LogicalType type, Class<?> parameter) {
        if (parameter == Object.class) return 50;
        if (type.is(LogicalTypeRoot.NULL)) return 1;
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> fit(parameter, String.class);
            case BINARY, VARBINARY -> fit(parameter, byte[].class);
            case BOOLEAN -> fit(parameter, boolean.class);
            case TINYINT, SMALLINT, INTEGER ->
                fit(parameter, int.class, long.class, BigDecimal.class, double.class, Integer.class);
            case BIGINT -> fit(parameter, long.class, BigDecimal.class, double.class, int.class, Integer.class);
            case DECIMAL -> fit(parameter, BigDecimal.class, double.class, long.class, int.class);
            case FLOAT, DOUBLE -> fit(parameter, double.class);
            case DATE -> fit(parameter, LocalDate.class, LocalDateTime.class);
            case TIME_WITHOUT_TIME_ZONE -> fit(parameter, LocalTime.class);
            case TIMESTAMP_WITHOUT_TIME_ZONE -> fit(parameter, LocalDateTime.class);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> fit(parameter, Instant.class);
            case INTERVAL_YEAR_MONTH -> fit(parameter, Period.class);
            case INTERVAL_DAY_TIME -> fit(parameter, Duration.class);
            case ARRAY -> fit(parameter, ArrayData.class);
            case MAP, MULTISET -> fit(parameter, MapData.class);
            case BITMAP -> fit(parameter, Bitmap.class);
            default -> NO_FIT;
        };
    }

    private static int fit(Class<?> parameter, Class<?>... classes) {
        int at = List.of(classes).indexOf(parameter);
        return at < 0 ? NO_FIT : at;
    }

    /// Computes the function.
    ///
    /// @param arguments the arguments in internal form
    /// @param types the types of the arguments
    /// @param type the type of the result
    /// @return the result in internal form
    public @Nullable Object call(@Nullable Object[] arguments, List<LogicalType> types, LogicalType type) {
        int fixed = method.isVarArgs() ? parameters.length - 1 : parameters.length;
        @Nullable Object[] values = new Object[parameters.length];
        Object rest = method.isVarArgs()
                ? Array.newInstance(parameters[fixed].getComponentType(), arguments.length - fixed)
                : null;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] == null && !acceptsNull) return null;
            Object value = argument(arguments[i], types.get(i), parameter(i, fixed));
            if (i < fixed) values[i] = value;
            else if (rest != null) Array.set(rest, i - fixed, value);
        }
        if (rest != null) values[fixed] = rest;
        return JavaValues.toInternal(invoke(values), type);
    }

    private @Nullable Object invoke(@Nullable Object[] values) {
        try {
            return method.invoke(null, values);
        } catch (InvocationTargetException failed) {
            Throwable cause = failed.getTargetException();
            if (cause instanceof CodedException coded) throw coded.exception();
            throw EvaluationFaults.FAILED
                    .what("The function %s failed.", name())
                    .cause(cause)
                    .fix("Check the arguments of the function.");
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String name() {
        SqlFunction function = method.getAnnotation(SqlFunction.class);
        return function == null ? method.getName() : function.value()[0];
    }

    private static @Nullable Object argument(@Nullable Object value, LogicalType type, Class<?> parameter) {
        if (value == null || parameter == Object.class) return value;
        if (type.is(LogicalTypeFamily.NUMERIC)) return number(value, parameter);
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> value.toString();
            case DATE -> {
                LocalDate date = JavaValues.toDate(value);
                yield parameter == LocalDate.class ? date : date.atStartOfDay();
            }
            case TIME_WITHOUT_TIME_ZONE -> JavaValues.toTime(value);
            case TIMESTAMP_WITHOUT_TIME_ZONE -> ((TimestampData) value).toLocalDateTime();
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> ((TimestampData) value).toInstant();
            case INTERVAL_YEAR_MONTH -> Period.ofMonths((int) value);
            case INTERVAL_DAY_TIME -> Duration.ofMillis((long) value);
            default -> value;
        };
    }

    private static Object number(Object value, Class<?> parameter) {
        if (parameter == BigDecimal.class) return JavaValues.toBigDecimal(value);
        Number number = JavaValues.toNumber(value);
        if (parameter == int.class || parameter == Integer.class) return number.intValue();
        return parameter == long.class ? (Object) number.longValue() : (Object) number.doubleValue();
    }
}
