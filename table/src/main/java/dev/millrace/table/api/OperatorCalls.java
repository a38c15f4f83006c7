package dev.millrace.table.api;

/// Offers operators, aggregates and the functions of numbers as methods.
///
/// @param <InType> the class of arguments: expressions and values
/// @param <OutType> the class of the results
abstract class OperatorCalls<InType, OutType> {

    /// Returns the call of a function or operator with this expression as the first argument.
    ///
    /// @param form the name, or how SQL writes the call, see [dev.millrace.table.expressions.CallForm]
    abstract OutType call(String form, Object... others);

    /// Returns the elements of this array that the other one lacks.
    public OutType arrayExcept(InType other) {
        return call("ARRAY_EXCEPT", other);
    }

    /// Returns the elements that both arrays have.
    public OutType arrayIntersect(InType other) {
        return call("ARRAY_INTERSECT", other);
    }

    /// Returns whether both conditions are true.
    public OutType and(InType other) {
        return call("({0} AND {1})", other);
    }

    /// Returns whether one of the conditions is true.
    public OutType or(InType other) {
        return call("({0} OR {1})", other);
    }

    /// Returns the opposite of the condition.
    public OutType not() {
        return call("(NOT {0})");
    }

    /// Returns whether this value is greater.
    public OutType isGreater(InType other) {
        return call("({0} > {1})", other);
    }

    /// Returns whether this value is greater or equal.
    public OutType isGreaterOrEqual(InType other) {
        return call("({0} >= {1})", other);
    }

    /// Returns whether this value is less.
    public OutType isLess(InType other) {
        return call("({0} < {1})", other);
    }

    /// Returns whether this value is less or equal.
    public OutType isLessOrEqual(InType other) {
        return call("({0} <= {1})", other);
    }

    /// Returns whether the values are equal.
    public OutType isEqual(InType other) {
        return call("({0} = {1})", other);
    }

    /// Returns whether the values differ.
    public OutType isNotEqual(InType other) {
        return call("({0} <> {1})", other);
    }

    /// Adds a number or an interval.
    public OutType plus(InType other) {
        return call("({0} + {1})", other);
    }

    /// Subtracts a number or an interval.
    public OutType minus(InType other) {
        return call("({0} - {1})", other);
    }

    /// Divides by a number.
    public OutType dividedBy(InType other) {
        return call("({0} / {1})", other);
    }

    /// Multiplies with a number.
    public OutType times(InType other) {
        return call("({0} * {1})", other);
    }

    /// | {1})|Joins two texts.
    public OutType concat(InType other) {
        return call("({0} ", other);
    }

    /// Returns whether this value lies between two others, which belong to the range.
    public OutType between(InType other, InType second) {
        return call("({0} BETWEEN {1} AND {2})", other, second);
    }

    /// Returns whether this value lies outside of a range.
    public OutType notBetween(InType other, InType second) {
        return call("({0} NOT BETWEEN {1} AND {2})", other, second);
    }

    /// Returns one of two values, as this condition says.
    public OutType then(InType other, InType second) {
        return call("(CASE WHEN {0} THEN {1} ELSE {2} END)", other, second);
    }

    /// Returns this value, or another one instead of NULL.
    public OutType ifNull(InType other) {
        return call("IFNULL", other);
    }

    /// Returns whether the value is NULL.
    public OutType isNull() {
        return call("({0} IS NULL)");
    }

    /// Returns whether the value is not NULL.
    public OutType isNotNull() {
        return call("({0} IS NOT NULL)");
    }

    /// Returns whether the condition is true.
    public OutType isTrue() {
        return call("({0} IS TRUE)");
    }

    /// Returns whether the condition is false.
    public OutType isFalse() {
        return call("({0} IS FALSE)");
    }

    /// Returns whether the condition is false or NULL.
    public OutType isNotTrue() {
        return call("({0} IS NOT TRUE)");
    }

    /// Returns whether the condition is true or NULL.
    public OutType isNotFalse() {
        return call("({0} IS NOT FALSE)");
    }

    /// Adds the values of a group; NULL for none.
    public OutType sum() {
        return call("SUM");
    }

    /// Adds the values of a group; 0 for none.
    public OutType sum0() {
        return call("COALESCE(SUM({0}), 0)");
    }

    /// Returns the smallest value of a group.
    public OutType min() {
        return call("MIN");
    }

    /// Returns the largest value of a group.
    public OutType max() {
        return call("MAX");
    }

    /// Counts the values of a group that are not NULL.
    public OutType count() {
        return call("COUNT");
    }

    /// Returns the mean of a group.
    public OutType avg() {
        return call("AVG");
    }

    /// Returns the first value of a group.
    public OutType firstValue() {
        return call("FIRST_VALUE");
    }

    /// Returns the last value of a group.
    public OutType lastValue() {
        return call("LAST_VALUE");
    }

    /// Joins the texts of a group with commas.
    public OutType listAgg() {
        return call("LISTAGG");
    }

    /// Returns the standard deviation of a population.
    public OutType stddevPop() {
        return call("STDDEV_POP");
    }

    /// Returns the standard deviation of a sample.
    public OutType stddevSamp() {
        return call("STDDEV_SAMP");
    }

    /// Returns the variance of a population.
    public OutType varPop() {
        return call("VAR_POP");
    }

    /// Returns the variance of a sample.
    public OutType varSamp() {
        return call("VAR_SAMP");
    }

    /// Returns the values of a group as a multiset.
    public OutType collect() {
        return call("COLLECT");
    }

    /// Returns the values of a group as an array.
    public OutType arrayAgg() {
        return call("ARRAY_AGG");
    }

    /// Sorts from small to large.
    public OutType asc() {
        return call("{0} ASC");
    }

    /// Sorts from large to small.
    public OutType desc() {
        return call("{0} DESC");
    }

    /// Returns the remainder of a division.
    public OutType mod(InType other) {
        return call("MOD", other);
    }

    /// Returns e to the power of this number.
    public OutType exp() {
        return call("EXP");
    }

    /// Returns the logarithm to the base 10.
    public OutType log10() {
        return call("LOG10");
    }

    /// Returns the logarithm to the base 2.
    public OutType log2() {
        return call("LOG2");
    }

    /// Returns the natural logarithm.
    public OutType ln() {
        return call("LN");
    }

    /// Returns the natural logarithm.
    public OutType log() {
        return call("LOG");
    }

    /// Returns this number to the power of another one.
    public OutType power(InType other) {
        return call("POWER", other);
    }

    /// Returns the hyperbolic cosine.
    public OutType cosh() {
        return call("COSH");
    }

    /// Returns the square root.
    public OutType sqrt() {
        return call("SQRT");
    }

    /// Returns the absolute value.
    public OutType abs() {
        return call("ABS");
    }

    /// Returns the largest whole number that is not greater.
    public OutType floor() {
        return call("FLOOR");
    }

    /// Returns the hyperbolic sine.
    public OutType sinh() {
        return call("SINH");
    }

    /// Returns the smallest whole number that is not less.
    public OutType ceil() {
        return call("CEIL");
    }

    /// Returns the sine.
    public OutType sin() {
        return call("SIN");
    }

    /// Returns the cosine.
    public OutType cos() {
        return call("COS");
    }

    /// Returns the tangent.
    public OutType tan() {
        return call("TAN");
    }

    /// Returns the cotangent.
    public OutType cot() {
        return call("COT");
    }

    /// Returns the arc sine.
    public OutType asin() {
        return call("ASIN");
    }

    /// Returns the arc cosine.
    public OutType acos() {
        return call("ACOS");
    }

    /// Returns the arc tangent.
    public OutType atan() {
        return call("ATAN");
    }

    /// Returns the hyperbolic tangent.
    public OutType tanh() {
        return call("TANH");
    }

    /// Converts radians to degrees.
    public OutType degrees() {
        return call("DEGREES");
    }

    /// Converts degrees to radians.
    public OutType radians() {
        return call("RADIANS");
    }

    /// Returns -1, 0 or 1 as the number is negative, zero or positive.
    public OutType sign() {
        return call("SIGN");
    }

    /// Rounds to a number of digits behind the point.
    public OutType round(InType other) {
        return call("ROUND", other);
    }

    /// Returns the number in binary digits.
    public OutType bin() {
        return call("BIN");
    }

    /// Returns a number or text in hexadecimal digits.
    public OutType hex() {
        return call("HEX");
    }

    /// Returns the bytes of hexadecimal digits.
    public OutType unhex() {
        return call("UNHEX");
    }

    /// Cuts to a number of digits behind the point.
    public OutType truncate(InType other) {
        return call("TRUNCATE", other);
    }

    /// Cuts the digits behind the point.
    public OutType truncate() {
        return call("TRUNCATE");
    }

    /// Returns whether a text or byte sequence starts with another one.
    public OutType startsWith(InType other) {
        return call("STARTSWITH", other);
    }

    /// Returns whether a text or byte sequence ends with another one.
    public OutType endsWith(InType other) {
        return call("ENDSWITH", other);
    }

    /// Returns a part of the text: from a position, of a length.
    public OutType substring(InType other, InType second) {
        return call("SUBSTRING({0} FROM {1} FOR {2})", other, second);
    }

    /// Returns the text from a position on.
    public OutType substring(InType other) {
        return call("SUBSTRING({0} FROM {1})", other);
    }

    /// Returns a part of the text: from a position, of a length.
    public OutType substr(InType other, InType second) {
        return call("SUBSTR", other, second);
    }

    /// Returns the text from a position on.
    public OutType substr(InType other) {
        return call("SUBSTR", other);
    }

    /// Replaces the characters of one text by those of another.
    public OutType translate(InType other, InType second) {
        return call("TRANSLATE", other, second);
    }

    /// Removes blanks at the start.
    public OutType trimLeading() {
        return call("TRIM(LEADING ' ' FROM {0})");
    }

    /// Removes a character at the start.
    public OutType trimLeading(InType other) {
        return call("TRIM(LEADING {1} FROM {0})", other);
    }

    /// Removes blanks at the end.
    public OutType trimTrailing() {
        return call("TRIM(TRAILING ' ' FROM {0})");
    }

    /// Removes a character at the end.
    public OutType trimTrailing(InType other) {
        return call("TRIM(TRAILING {1} FROM {0})", other);
    }

    /// Removes blanks at both ends.
    public OutType trim() {
        return call("TRIM(BOTH ' ' FROM {0})");
    }
}
