package dev.millrace.table.functions;

import java.util.List;
import java.util.stream.Collectors;

/// Says how SQL writes the call of a function: a text with `{0}`, `{1}` for the arguments and `{*}` for the remaining
/// ones. A name alone means a plain call.
///
/// @param template the text
public record CallForm(String template) {

    /// Gives the alias or aliases of an expression. Only a list of columns may contain it.
    public static final CallForm ALIAS = new CallForm("{0} AS {1}");

    /// Gives an argument of a function a name.
    public static final CallForm ARGUMENT = new CallForm("{1} => {0}");

    /// Refers to the window of an aggregate by a function, such as `start`.
    public static final CallForm WINDOW_PROPERTY = new CallForm("{0}.{1}");

    /// Names columns of a table, also by ranges.
    public static final CallForm WITH_COLUMNS = new CallForm("withColumns({*})");

    /// Names all other columns of a table.
    public static final CallForm WITHOUT_COLUMNS = new CallForm("withoutColumns({*})");

    /// Names the columns from one to another one. Only the two forms above may contain it.
    public static final CallForm RANGE = new CallForm("range({0}, {1})");

    /// Writes the name of a function before its arguments.
    public static CallForm of(String nameOrTemplate) {
        return new CallForm(nameOrTemplate.indexOf('{') >= 0 ? nameOrTemplate : nameOrTemplate + "({*})");
    }

    /// Returns the call in SQL.
    ///
    /// @param arguments the arguments in SQL
    public String text(List<String> arguments) {
        StringBuilder text = new StringBuilder();
        int used = 0;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c != '{') {
                text.append(c);
                continue;
            }
            int end = template.indexOf('}', i);
            String place = template.substring(i + 1, end);
            if (place.equals("*")) {
                text.append(arguments.stream().skip(used).collect(Collectors.joining(", ")));
            } else {
                int index = Integer.parseInt(place);
                text.append(arguments.get(index));
                used = Math.max(used, index + 1);
            }
            i = end;
        }
        return text.toString();
    }
}
