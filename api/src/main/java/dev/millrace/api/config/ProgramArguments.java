package dev.millrace.api.config;

import java.util.Arrays;
import java.util.function.BiConsumer;

/// Parses `--key value`, `-key value` and `--flag` from a command line.
final class ProgramArguments {
    private ProgramArguments() {}

    /// Calls the consumer for each parameter in order. If a parameter has no value, the consumer
    /// receives [AbstractParameterTool#NO_VALUE_KEY].
    ///
    /// @throws IllegalArgumentException if an argument is not a name where a name is expected
    static void forEach(String[] arguments, BiConsumer<String, String> parameter) {
        int next = 0;
        while (next < arguments.length) {
            String key = key(arguments, next++);
            boolean hasValue = next < arguments.length && (!isOption(arguments[next]) || isNumber(arguments[next]));
            parameter.accept(key, hasValue ? arguments[next++] : AbstractParameterTool.NO_VALUE_KEY);
        }
    }

    private static String key(String[] arguments, int index) {
        String argument = arguments[index];
        if (!isOption(argument)) {
            throw new IllegalArgumentException("argument '" + argument + "' in " + Arrays.toString(arguments)
                    + " is not a name: names start with - or --");
        }
        String key = argument.startsWith("--") ? argument.substring(2) : argument.substring(1);
        if (key.isEmpty()) {
            throw new IllegalArgumentException(
                    "argument '" + argument + "' in " + Arrays.toString(arguments) + " has no name after the dashes");
        }
        return key;
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("-");
    }

    private static boolean isNumber(String argument) {
        try {
            Double.parseDouble(argument);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
