package dev.millrace.sql.function;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Contains the functions on numbers.
final class NumberFunctions {
    private NumberFunctions() {}

    @SqlFunction("ABS")
    static long abs(long number) {
        return Math.abs(number);
    }

    @SqlFunction("ABS")
    static int abs(int number) {
        return Math.abs(number);
    }

    @SqlFunction("ABS")
    static double abs(double number) {
        return Math.abs(number);
    }

    @SqlFunction("ABS")
    static BigDecimal abs(BigDecimal number) {
        return number.abs();
    }

    @SqlFunction("SIGN")
    static BigDecimal sign(BigDecimal number) {
        return BigDecimal.valueOf(number.signum());
    }

    @SqlFunction("SIGN")
    static double sign(double number) {
        return Math.signum(number);
    }

    @SqlFunction({"CEIL", "CEILING"})
    static BigDecimal ceil(BigDecimal number) {
        return number.setScale(0, RoundingMode.CEILING);
    }

    @SqlFunction({"CEIL", "CEILING"})
    static double ceil(double number) {
        return Math.ceil(number);
    }

    @SqlFunction("FLOOR")
    static BigDecimal floor(BigDecimal number) {
        return number.setScale(0, RoundingMode.FLOOR);
    }

    @SqlFunction("FLOOR")
    static double floor(double number) {
        return Math.floor(number);
    }

    @SqlFunction("ROUND")
    static BigDecimal round(BigDecimal number) {
        return round(number, 0);
    }

    @SqlFunction("ROUND")
    static BigDecimal round(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.HALF_UP);
    }

    @SqlFunction("ROUND")
    static double round(double number) {
        return round(number, 0);
    }

    @SqlFunction("ROUND")
    static double round(double number, int digits) {
        if (Double.isNaN(number) || Double.isInfinite(number)) return number;
        return round(BigDecimal.valueOf(number), digits).doubleValue();
    }

    @SqlFunction("TRUNCATE")
    static BigDecimal truncate(BigDecimal number) {
        return truncate(number, 0);
    }

    @SqlFunction("TRUNCATE")
    static BigDecimal truncate(BigDecimal number, int digits) {
        return digits >= number.scale() ? number : number.setScale(digits, RoundingMode.DOWN);
    }

    @SqlFunction("TRUNCATE")
    static double truncate(double number) {
        return truncate(number, 0);
    }

    @SqlFunction("TRUNCATE")
    static double truncate(double number, int digits) {
        if (Double.isNaN(number) || Double.isInfinite(number)) return number;
        return truncate(BigDecimal.valueOf(number), digits).doubleValue();
    }

    @SqlFunction("POWER")
    static double power(double base, double exponent) {
        return Math.pow(base, exponent);
    }

    @SqlFunction("SQRT")
    static double sqrt(double number) {
        return Math.sqrt(number);
    }

    @SqlFunction("EXP")
    static double exp(double number) {
        return Math.exp(number);
    }

    @SqlFunction({"LN", "LOG"})
    static double ln(double number) {
        return Math.log(number);
    }

    @SqlFunction("LOG")
    static double log(double base, double number) {
        return Math.log(number) / Math.log(base);
    }

    @SqlFunction("LOG10")
    static double log10(double number) {
        return Math.log10(number);
    }

    @SqlFunction("LOG2")
    static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }

    @SqlFunction("PI")
    static double pi() {
        return Math.PI;
    }

    @SqlFunction("E")
    static double e() {
        return Math.E;
    }

    @SqlFunction("SIN")
    static double sin(double number) {
        return Math.sin(number);
    }

    @SqlFunction("COS")
    static double cos(double number) {
        return Math.cos(number);
    }

    @SqlFunction("TAN")
    static double tan(double number) {
        return Math.tan(number);
    }

    @SqlFunction("ASIN")
    static double asin(double number) {
        return Math.asin(number);
    }

    @SqlFunction("ACOS")
    static double acos(double number) {
        return Math.acos(number);
    }

    @SqlFunction("ATAN")
    static double atan(double number) {
        return Math.atan(number);
    }

    @SqlFunction("SINH")
    static double sinh(double number) {
        return Math.sinh(number);
    }

    @SqlFunction("COSH")
    static double cosh(double number) {
        return Math.cosh(number);
    }

    @SqlFunction("TANH")
    static double tanh(double number) {
        return Math.tanh(number);
    }

    @SqlFunction("ATAN2")
    static double atan2(double y, double x) {
        return Math.atan2(y, x);
    }

    @SqlFunction("COT")
    static double cot(double number) {
        return 1 / Math.tan(number);
    }

    @SqlFunction("DEGREES")
    static double degrees(double number) {
        return Math.toDegrees(number);
    }

    @SqlFunction("RADIANS")
    static double radians(double number) {
        return Math.toRadians(number);
    }
}
