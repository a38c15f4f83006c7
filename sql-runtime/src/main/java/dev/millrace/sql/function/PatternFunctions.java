package dev.millrace.sql.function;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.StringData;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Contains LIKE, SIMILAR TO and the functions with regular expressions.
final class PatternFunctions {
    private PatternFunctions() {}

    @SqlFunction("LIKE")
    static boolean like(String text, String pattern) {
        return like(text, pattern, "");
    }

    @SqlFunction("LIKE")
    static boolean like(String text, String pattern, String escape) {
        return RecentPatterns.of(
                        pattern,
                        escape,
                        RecentPatterns.Kind.LIKE,
                        () -> Pattern.compile(expression(pattern, escape, ""), Pattern.DOTALL))
                .matcher(text)
                .matches();
    }

    @SqlFunction("NOT LIKE")
    static boolean notLike(String text, String pattern) {
        return !like(text, pattern, "");
    }

    @SqlFunction("NOT LIKE")
    static boolean notLike(String text, String pattern, String escape) {
        return !like(text, pattern, escape);
    }

    @SqlFunction("SIMILAR TO")
    static boolean similar(String text, String pattern) {
        return similar(text, pattern, "");
    }

    @SqlFunction("SIMILAR TO")
    static boolean similar(String text, String pattern, String escape) {
        return RecentPatterns.of(
                        pattern,
                        escape,
                        RecentPatterns.Kind.SIMILAR,
                        () -> Pattern.compile(
                                expression(similarClasses(pattern), escape, "[](){}|*+?^-.,0123456789"),
                                Pattern.DOTALL))
                .matcher(text)
                .matches();
    }

    @SqlFunction("NOT SIMILAR TO")
    static boolean notSimilar(String text, String pattern) {
        return !similar(text, pattern, "");
    }

    @SqlFunction("NOT SIMILAR TO")
    static boolean notSimilar(String text, String pattern, String escape) {
        return !similar(text, pattern, escape);
    }

    /// Returns the pattern with the names of character classes as ranges.
    private static String similarClasses(String pattern) {
        return pattern.replace("[:ALPHA:]", "a-zA-Z")
                .replace("[:alpha:]", "a-zA-Z")
                .replace("[:UPPER:]", "A-Z")
                .replace("[:upper:]", "A-Z")
                .replace("[:LOWER:]", "a-z")
                .replace("[:lower:]", "a-z")
                .replace("[:DIGIT:]", "0-9")
                .replace("[:digit:]", "0-9")
                .replace("[:ALNUM:]", "a-zA-Z0-9")
                .replace("[:alnum:]", "a-zA-Z0-9")
                .replace("[:SPACE:]", " ")
                .replace("[:space:]", " ")
                .replace("[:WHITESPACE:]", "\\s")
                .replace("[:whitespace:]", "\\s");
    }

    /// Returns a regular expression. The given signs keep the meaning that they have there.
    private static String expression(String pattern, String escape, String signs) {
        if (escape.length() > 1) throw wrongEscape(escape);
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char each = pattern.charAt(i);
            boolean isEscape = !escape.isEmpty() && each == escape.charAt(0);
            if (isEscape) result.append(Pattern.quote(escaped(pattern, ++i, escape, signs)));
            else if (signs.indexOf('[') >= 0 && each == '\\' && i + 1 < pattern.length())
                result.append(each).append(pattern.charAt(++i));
            else if (each == '%') result.append(".*");
            else if (each == '_') result.append('.');
            else if (signs.indexOf(each) >= 0) result.append(each);
            else result.append(Pattern.quote(String.valueOf(each)));
        }
        return result.toString();
    }

    /// Returns the character after an escape, which must be one that has a meaning.
    private static String escaped(String pattern, int at, String escape, String signs) {
        if (at >= pattern.length()) throw wrongEscape(pattern);
        String next = String.valueOf(pattern.charAt(at));
        if (!("%_" + escape + signs).contains(next)) throw wrongEscape(pattern);
        return next;
    }

    private static RuntimeException wrongEscape(String text) {
        return EvaluationFaults.FAILED
                .what("The escape in '%s' is wrong.", text)
                .why("an escape is one character, and stands before %% or _ or itself")
                .fix("Correct the pattern or the text after ESCAPE.");
    }

    @SqlFunction("REGEXP")
    static @Nullable Boolean matches(String text, String expression) {
        if (expression.isEmpty()) return false;
        Pattern pattern = pattern(expression);
        return pattern != null && pattern.matcher(text).find();
    }

    @SqlFunction("REGEXP_REPLACE")
    static @Nullable String replace(String text, String expression, String replacement) {
        Pattern pattern = pattern(expression);
        return pattern == null ? null : pattern.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
    }

    @SqlFunction("REGEXP_EXTRACT")
    static @Nullable String extract(String text, String expression) {
        return extract(text, expression, 0);
    }

    @SqlFunction("REGEXP_EXTRACT")
    static @Nullable String extract(String text, String expression, int group) {
        Pattern pattern = pattern(expression);
        if (pattern == null || group < 0) return null;
        Matcher matcher = pattern.matcher(text);
        return matcher.find() && group <= matcher.groupCount() ? matcher.group(group) : null;
    }

    @SqlFunction("REGEXP_COUNT")
    static @Nullable Integer count(String text, String expression) {
        Pattern pattern = pattern(expression);
        return pattern == null ? null : (int) pattern.matcher(text).results().count();
    }

    @SqlFunction("REGEXP_INSTR")
    static @Nullable Integer position(String text, String expression) {
        Pattern pattern = pattern(expression);
        if (pattern == null) return null;
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? text.codePointCount(0, matcher.start()) + 1 : 0;
    }

    @SqlFunction("REGEXP_SUBSTR")
    static @Nullable String part(String text, String expression) {
        return extract(text, expression, 0);
    }

    private static @Nullable Pattern pattern(String expression) {
        try {
            return RecentPatterns.of(expression, "", RecentPatterns.Kind.REGULAR, () -> Pattern.compile(expression));
        } catch (PatternSyntaxException wrong) {
            return null;
        }
    }

    @SqlFunction("REGEXP_EXTRACT_ALL")
    static @Nullable ArrayData extractAll(String text, String expression) {
        return extractAll(text, expression, 1);
    }

    @SqlFunction("REGEXP_EXTRACT_ALL")
    static @Nullable ArrayData extractAll(String text, String expression, int group) {
        Pattern pattern = pattern(expression);
        if (pattern == null || group < 0) return null;
        Matcher matcher = pattern.matcher(text);
        if (group > matcher.groupCount()) return null;
        List<@Nullable Object> parts = new ArrayList<>();
        while (matcher.find()) {
            String part = matcher.group(group);
            parts.add(part == null ? null : StringData.fromString(part));
        }
        return new GenericArrayData(parts.toArray());
    }
}
