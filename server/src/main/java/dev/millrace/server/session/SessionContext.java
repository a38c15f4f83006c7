package dev.millrace.server.session;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes `getExecutionEnvironment()` return environments with the settings of the program whose main method runs on the
/// calling thread.
final class SessionContext extends StreamExecutionEnvironment {
    /// Is bound on the thread of a program's main method.
    static final ScopedValue<SessionContext> HERE = ScopedValue.newInstance();

    private final Configuration settings;
    private final @Nullable Integer parallelism;

    /// @param parallelism null for the default of the settings, or else one subtask per core
    SessionContext(Map<String, String> settings, @Nullable Integer parallelism) {
        super(new Configuration());
        this.settings = new Configuration();
        settings.forEach(this.settings::setString);
        this.parallelism = parallelism;
    }

    /// Installs the factory of environments for this process.
    static void begin() {
        initializeContextEnvironment(asked -> HERE.isBound() ? HERE.get().environment(asked) : withoutLauncher(asked));
    }

    static void end() {
        resetContextEnvironment();
    }

    private StreamExecutionEnvironment environment(Configuration asked) {
        Configuration both = new Configuration(settings);
        both.addAll(asked);
        StreamExecutionEnvironment made = createLocalEnvironment(both);
        if (parallelism != null) made.setParallelism(parallelism);
        return made;
    }
}
