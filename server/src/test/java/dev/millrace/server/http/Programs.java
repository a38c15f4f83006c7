package dev.millrace.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/// Compiles and packs a program whose first argument selects what it does.
public final class Programs {
    static final String SOURCE = """
        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.accumulator.LongCounter;
        import dev.millrace.api.function.MapFunction;
        import dev.millrace.api.process.OpenContext;
        import dev.millrace.api.process.RichMapFunction;
        import dev.millrace.api.sink.DiscardingSink;
        import dev.millrace.api.source.library.DataGeneratorSource;
        import dev.millrace.api.source.rate.RateLimiterStrategy;
        import dev.millrace.api.state.ValueState;
        import dev.millrace.api.state.ValueStateDescriptor;
        import dev.millrace.api.time.WatermarkStrategy;
        import dev.millrace.api.type.Types;

        public class Program {
            static class Counting extends RichMapFunction<Long, Long> {
                private ValueState<Long> count;
                private final LongCounter seen = new LongCounter();

                @Override
                public void open(OpenContext context) throws Exception {
                    count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
                    getRuntimeContext().addAccumulator("seen", seen);
                }

                @Override
                public Long map(Long value) throws Exception {
                    seen.add(1L);
                    Long before = count.value();
                    long now = before == null ? 1 : before + 1;
                    count.update(now);
                    return now;
                }
            }

            /// Computes for about a millisecond.
            private static long rounds(long n) {
                long value = n;
                for (int i = 0; i < 1_000_000; i++) value = value * 31 + (value >>> 7);
                return value;
            }

            public static void main(String[] args) throws Exception {
                var env = StreamExecutionEnvironment.getExecutionEnvironment();
                switch (args[0]) {
                    case "endless" -> {
                        var source = new DataGeneratorSource<Long>(
                                n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), Types.LONG);
                        env.fromSource(source, WatermarkStrategy.noWatermarks(), "numbers")
                                .keyBy(n -> n % 10)
                                .map(new Counting())
                                .name("counting")
                                .sinkTo(new DiscardingSink<>());
                        env.execute("endless");
                    }
                    case "busy" -> {
                        var source = new DataGeneratorSource<Long>(
                                Program::rounds, Long.MAX_VALUE, RateLimiterStrategy.perSecond(200), Types.LONG);
                        env.fromSource(source, WatermarkStrategy.noWatermarks(), "numbers")
                                .keyBy(n -> n % 10)
                                .map(new Counting())
                                .sinkTo(new DiscardingSink<>());
                        env.execute("busy");
                    }
                    case "twice" -> {
                        env.fromSequence(1, 10).keyBy(n -> n % 2).map(new Counting()).sinkTo(new DiscardingSink<>());
                        env.execute("first");
                        System.out.println("between two jobs");
                        env.fromSequence(1, 20).keyBy(n -> n % 2).map(new Counting()).sinkTo(new DiscardingSink<>());
                        env.execute("second");
                    }
                    case "hums" -> new java.util.concurrent.CountDownLatch(1).await();
                    case "stubborn" -> {
                        env.fromSequence(1, 10).map(n -> n).sinkTo(new DiscardingSink<>());
                        env.execute("before");
                        java.nio.file.Path go = java.nio.file.Path.of(args[1]);
                        while (!java.nio.file.Files.exists(go)) Thread.interrupted();
                        env.fromSequence(1, 10).map(n -> n).sinkTo(new DiscardingSink<>());
                        env.execute("after");
                    }
                    case "fails" -> {
                        env.fromSequence(1, 10).map(n -> 10 / (n - 5)).sinkTo(new DiscardingSink<>());
                        env.execute("fails");
                    }
                    case "exits" -> System.exit(7);
                    case "exits in a job" -> {
                        env.fromSequence(1, 10).map(n -> { Runtime.getRuntime().halt(7); return n; })
                                .sinkTo(new DiscardingSink<>());
                        env.execute("exits in a job");
                    }
                    case "ends" -> {
                        env.fromSequence(1, 10).map(n -> n).sinkTo(new DiscardingSink<>());
                        env.execute("before the exit");
                        System.exit(0);
                    }
                    case "settings" -> throw new IllegalStateException(
                            env.getParallelism() + " " + env.getConfiguration().toMap());
                    default -> System.out.println("nothing to do");
                }
            }
        }
        """;

    private Programs() {}

    /// @param mainClass the main class in the manifest
    public static Path jar(Path directory, String mainClass) throws IOException {
        Path source = Files.writeString(directory.resolve("Program.java"), SOURCE);
        Path classes = directory.resolve("classes");
        String classPath = System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath, "-d", classes.toString(), source.toString());
        assertThat(status).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        Path jar = directory.resolve("program.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var files = Files.newDirectoryStream(classes)) {
            for (Path each : files) {
                out.putNextEntry(new JarEntry(each.getFileName().toString()));
                out.write(Files.readAllBytes(each));
            }
        }
        return jar;
    }
}
