package dev.millrace.server.session;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lets `getExecutionEnvironment()` give environments with the settings of the program that asks: the one whose main
/// method runs on the calling thread.
final class SessionContext extends StreamExecutionEnvironment {
    /// What is bound where a program's main method runs.
    static final ScopedValue<SessionContext> HERE = ScopedValue.newInstance();

    private final Configuration settings;
    private final @Nullable Integer parallelism;

    /// @param parallelism null for what the settings say, or one subtask for each core
    SessionContext(Map<String, String> settings, @Nullable Integer parallelism) {
        super(new Configuration());
        this.settings = new Configuration();
        settings.forEach(this.settings::setString);
        this.parallelism = parallelism;
    }

    /// From now on in this process.
    static void begin() {
        initializeContextEnvironment(
                asked -> HERE.isBound() ? HERE.get().environment(asked) : createLocalEnvironment(asked));
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
