package dev.millrace.cli;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes `StreamExecutionEnvironment.getExecutionEnvironment()` give environments with the command line's settings.
final class Context extends StreamExecutionEnvironment implements AutoCloseable {
    private Context(Configuration configuration) {
        super(configuration);
    }

    /// @param parallelism null for the number of cores
    static Context of(@Nullable Integer parallelism, Map<String, String> settings) {
        Configuration configuration = new Configuration();
        settings.forEach(configuration::setString);
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
