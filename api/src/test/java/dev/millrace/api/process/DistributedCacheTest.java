package dev.millrace.api.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DistributedCacheTest {

    @Test
    void files_are_found_by_name() {
        DistributedCache cache = new DistributedCache(Map.of(
                "here", CompletableFuture.completedFuture(Path.of("/tmp/a")),
                "broken", CompletableFuture.failedFuture(new IOException("gone"))));
        assertThat(cache.getFile("here").toPath()).isEqualTo(Path.of("/tmp/a"));
        assertThatThrownBy(() -> cache.getFile("broken"))
                .hasMessageContaining("broken")
                .hasRootCauseMessage("gone");
        assertThatThrownBy(() -> cache.getFile("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("registerCachedFile");
    }

    @Test
    void a_function_that_does_not_run_has_no_context() {
        RichMapFunction<String, String> function = new RichMapFunction<>() {
            @Override
            public String map(String value) {
                return value;
            }
        };
        assertThatThrownBy(function::getRuntimeContext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("open()");
    }
}
