package dev.millrace.cli;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes `StreamExecutionEnvironment.getExecutionEnvironment()` give environments with the command line's settings.
final class Context extends StreamExecutionEnvironment implements AutoCloseable {
    private Context(Configuration configuration) {
        super(configuration);
    }

    /// @param parallelism null for the number of cores
    /// @param settings `key=value` each
    static Context of(@Nullable Integer parallelism, List<String> settings) {
        Configuration configuration = new Configuration();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals <= 0) throw new IllegalArgumentException("-D takes key=value, not '" + setting + "'");
            configuration.setString(setting.substring(0, equals), setting.substring(equals + 1));
        }
        initializeContextEnvironment(asked -> {
            Configuration both = new Configuration(configuration);
            both.addAll(asked);
            StreamExecutionEnvironment environment = createLocalEnvironment(both);
            if (parallelism != null) environment.setParallelism(parallelism);
            return environment;
        });
        return new Context(configuration);
    }

    @Override
    public void close() {
        resetContextEnvironment();
    }
}
