package dev.millrace.sql.option;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Describes an option of a session.
///
/// @param key the key
/// @param kind the kind of its value
/// @param defaultText the default as text; empty for none
/// @param option the option that checks values; null for texts
public record KnownOption(
        String key, Kind kind, String defaultText, @Nullable ConfigOption<?> option) {

    /// Is the kind of the value of an option.
    public enum Kind {
        BOOLEAN,
        INTEGER,
        NUMBER,
        DURATION,
        MEMORY,
        TEXT,
        OF_JOB
    }

    /// Creates an option of SQL.
    static KnownOption ofSql(String key, String kind, String defaultText) {
        Kind known = Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        ConfigOptions.OptionBuilder builder = ConfigOptions.key(key);
        ConfigOption<?> option = switch (known) {
            case BOOLEAN -> builder.booleanType().noDefaultValue();
            case INTEGER -> builder.longType().noDefaultValue();
            case NUMBER -> builder.doubleType().noDefaultValue();
            case DURATION -> builder.durationType().noDefaultValue();
            case MEMORY -> builder.memoryType().noDefaultValue();
            case TEXT, OF_JOB -> null;
        };
        return new KnownOption(key, known, defaultText, option);
    }

    /// Checks a value.
    ///
    /// @throws IllegalArgumentException if the option cannot have the value
    public void check(String value) {
        if (option == null) return;
        Configuration configuration = new Configuration();
        configuration.setString(key, value);
        configuration.getOptional(option);
    }
}
