package dev.millrace.api.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.Path;
import dev.millrace.api.process.DistributedCache.DistributedCacheEntry;
import dev.millrace.api.tuple.Tuple2;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DistributedCacheTest {

    @Test
    void files_are_found_by_name() {
        DistributedCache cache = new DistributedCache(Map.of(
                "here", CompletableFuture.completedFuture(new Path("file:///tmp/a b")),
                "broken", CompletableFuture.failedFuture(new IOException("gone"))));
        assertThat(cache.getFile("here").toPath()).isEqualTo(java.nio.file.Path.of("/tmp/a b"));
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

    @Test
    void registrations_survive_a_configuration() {
        Configuration configuration = new Configuration();
        DistributedCacheEntry model = new DistributedCacheEntry("/data/model", true, false);
        DistributedCacheEntry archive = new DistributedCacheEntry("/data/all.zip", false, true);
        DistributedCache.writeFileInfoToConfig("model", model, configuration);
        DistributedCache.writeFileInfoToConfig("archive", archive, configuration);
        assertThat(DistributedCache.readFileInfoFromConfig(configuration))
                .containsExactly(Map.entry("model", model), Map.entry("archive", archive));
        assertThat(DistributedCache.readFileInfoFromConfig(new Configuration())).isEmpty();
    }

    @Test
    void registrations_are_text_in_options() {
        List<Tuple2<String, DistributedCacheEntry>> files = List.of(
                Tuple2.of("plain", new DistributedCacheEntry("hdfs://host:9000/x", true)),
                Tuple2.of("odd", new DistributedCacheEntry("/a,b;c's", false)));
        assertThat(DistributedCache.parseCachedFilesFromString(DistributedCache.parseStringFromCachedFiles(files)))
                .isEqualTo(files);
        assertThat(DistributedCache.parseCachedFilesFromString(List.of("name:n,path:/p")))
                .containsExactly(Tuple2.of("n", new DistributedCacheEntry("/p", false)));
        assertThat(DistributedCache.parseCachedFilesFromString(
                        List.of("{name: n, path: 'file:///a,b'}", "name=n,path=\"/it's\",executable=true")))
                .containsExactly(
                        Tuple2.of("n", new DistributedCacheEntry("file:///a,b", false)),
                        Tuple2.of("n", new DistributedCacheEntry("/it's", true)));
        assertThatThrownBy(() -> DistributedCache.parseCachedFilesFromString(List.of("name:n")))
                .hasMessageContaining("path");
    }
}
