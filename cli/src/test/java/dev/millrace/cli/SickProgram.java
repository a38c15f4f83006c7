package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Compiles and packs a program whose first argument selects the problem of its job.
final class SickProgram {
    private static final String PROGRAM = """
        import dev.millrace.api.DataStream;
        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.sink.DiscardingSink;
        import dev.millrace.api.source.library.DataGeneratorSource;
        import dev.millrace.api.source.rate.RateLimiterStrategy;
        import dev.millrace.api.time.WatermarkStrategy;
        import dev.millrace.api.type.Types;
        import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
        import java.time.Duration;
        import java.util.concurrent.locks.LockSupport;

        public class Sick {
            static DataStream<Long> source(StreamExecutionEnvironment env, String name, long count, double rate) {
                var source = new DataGeneratorSource<Long>(
                        n -> n, count, RateLimiterStrategy.perSecond(rate), Types.LONG);
                var time = WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((n, _) -> n * 10);
                return env.fromSource(source, time, name);
            }

            public static void main(String[] args) throws Exception {
                var env = StreamExecutionEnvironment.getExecutionEnvironment();
                env.setParallelism(1);
                switch (args[0]) {
                    case "pressed" -> source(env, "numbers", Long.MAX_VALUE, 1e6)
                            .rebalance()
                            .map(n -> {
                                LockSupport.parkNanos(200_000);
                                return n;
                            })
                            .name("slow")
                            .sinkTo(new DiscardingSink<>());
                    case "idle" -> source(env, "lively", Long.MAX_VALUE, 500)
                            .union(source(env, "silent", Long.MAX_VALUE, 0.001))
                            .keyBy(n -> n % 3)
                            .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                            .reduce(Long::sum)
                            .sinkTo(new DiscardingSink<>());
                    case "timeless" -> env.fromSource(
                                    new DataGeneratorSource<Long>(
                                            n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), Types.LONG),
                                    WatermarkStrategy.<Long>noWatermarks().withTimestampAssigner((n, _) -> n * 10),
                                    "numbers")
                            .keyBy(n -> n % 3)
                            .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                            .reduce(Long::sum)
                            .name("per second")
                            .sinkTo(new DiscardingSink<>());
                    case "fails" -> source(env, "numbers", 5, 500).map(n -> 1 / (n - n)).sinkTo(new DiscardingSink<>());
                    default -> source(env, "numbers", Long.MAX_VALUE, 500)
                            .keyBy(n -> n % 3)
                            .map(n -> n + 1)
                            .sinkTo(new DiscardingSink<>());
                }
                env.execute(args[0]);
            }
        }
        """;

    private SickProgram() {}

    /// Compiles and packs the program.
    static Path jar(Path directory) throws IOException {
        Path source = Files.writeString(directory.resolve("Sick.java"), PROGRAM);
        Path classes = directory.resolve("classes");
        String classPath = System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath, "-d", classes.toString(), source.toString());
        assertThat(status).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Sick");
        Path packed = directory.resolve("sick.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(packed), manifest);
                Stream<Path> all = Files.list(classes)) {
            for (Path each : all.toList()) {
                jar.putNextEntry(new JarEntry(each.getFileName().toString()));
                jar.write(Files.readAllBytes(each));
            }
        }
        return packed;
    }
}
