package dev.millrace.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.execution.JobClient;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/// Compiles and packs a program that builds its jobs in this process.
record Shop(Path jar, URLClassLoader loader) implements AutoCloseable {
    private static final String SOURCE = """
        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.accumulator.ListAccumulator;
        import dev.millrace.api.accumulator.LongCounter;
        import dev.millrace.api.execution.JobClient;
        import dev.millrace.api.process.OpenContext;
        import dev.millrace.api.process.RichMapFunction;
        import dev.millrace.api.sink.DiscardingSink;
        import dev.millrace.api.source.library.DataGeneratorSource;
        import dev.millrace.api.source.rate.RateLimiterStrategy;
        import dev.millrace.api.state.ValueState;
        import dev.millrace.api.state.ValueStateDescriptor;
        import dev.millrace.api.time.WatermarkStrategy;
        import dev.millrace.api.type.Types;
        import dev.millrace.api.type.TypeInformation;
        import java.nio.file.Files;
        import java.nio.file.Path;

        public class Shop {
            public record Order(String item, long amount) {}

            public static class SoldOut extends RuntimeException {
                public final String item;

                public SoldOut(String item) {
                    super("no more " + item);
                    this.item = item;
                }
            }

            public static class Unsendable extends RuntimeException {
                private final Object thread = Thread.currentThread();

                public Unsendable() {
                    super("kept to itself");
                }
            }

            static class Counting extends RichMapFunction<Order, Long> {
                private ValueState<Long> count;
                private final LongCounter seen = new LongCounter();
                private final ListAccumulator<String> colours = new ListAccumulator<>();

                @Override
                public void open(OpenContext context) throws Exception {
                    count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
                    getRuntimeContext().addAccumulator("seen", seen);
                    getRuntimeContext().addAccumulator("colours", colours);
                    colours.add(Colour.NAME.get());
                }

                @Override
                public Long map(Order order) throws Exception {
                    seen.add(1L);
                    long before = count.value() == null ? 0 : count.value();
                    count.update(before + order.amount());
                    return before + order.amount();
                }
            }

            static class Reading extends RichMapFunction<Long, Long> {
                private final ListAccumulator<String> read = new ListAccumulator<>();

                @Override
                public void open(OpenContext context) throws Exception {
                    Path file = getRuntimeContext().getDistributedCache().getFile("prices").toPath();
                    getRuntimeContext().addAccumulator("read", read);
                    read.add(Files.readString(file));
                    read.add(file.toString());
                }

                @Override
                public Long map(Long n) {
                    return n;
                }
            }

            static class Hoarding extends RichMapFunction<Long, Long> {
                private final ListAccumulator<String> hoard = new ListAccumulator<>();
                private final LongCounter seen = new LongCounter();

                @Override
                public void open(OpenContext context) {
                    getRuntimeContext().addAccumulator("hoard", hoard);
                    getRuntimeContext().addAccumulator("seen", seen);
                }

                @Override
                public Long map(Long n) {
                    hoard.add("x".repeat(1_000_000) + n);
                    seen.add(1L);
                    return n;
                }
            }

            public static JobClient start(StreamExecutionEnvironment env, String what) throws Exception {
                String suffix = "-" + what;
                switch (what) {
                    case "counts" -> env.fromSequence(1, 100)
                            .map(n -> new Order("item" + n % 10 + suffix, 1), TypeInformation.of(Order.class))
                            .keyBy(order -> order.item())
                            .map(new Counting())
                            .sinkTo(new DiscardingSink<>());
                    case "endless" -> {
                        var source = new DataGeneratorSource<Long>(
                                n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), Types.LONG);
                        env.fromSource(source, WatermarkStrategy.noWatermarks(), "numbers")
                                .map(n -> new Order("item" + n % 10, 1), TypeInformation.of(Order.class))
                                .keyBy(Order::item)
                                .map(new Counting())
                                .uid("counting")
                                .sinkTo(new DiscardingSink<>());
                    }
                    case "sold-out" -> env.fromSequence(1, 10)
                            .map(n -> {
                                if (n == 7) throw new SoldOut("tea");
                                return n;
                            })
                            .sinkTo(new DiscardingSink<>());
                    case "unsendable" -> env.fromSequence(1, 10)
                            .map(n -> {
                                if (n == 7) throw new Unsendable();
                                return n;
                            })
                            .sinkTo(new DiscardingSink<>());
                    case "hoards" -> env.fromSequence(1, 3).map(new Hoarding()).sinkTo(new DiscardingSink<>());
                    case "large" -> env.fromData("x".repeat(300_000)).sinkTo(new DiscardingSink<>());
                    case "reads" -> env.fromSequence(1, 1)
                            .map(new Reading())
                            .setParallelism(1)
                            .sinkTo(new DiscardingSink<>());
                    default -> throw new IllegalArgumentException(what);
                }
                return env.executeAsync(what);
            }
        }
        """;

    private static final String COLOUR = """
        import java.util.function.Supplier;

        class Colour {
            static final Supplier<String> NAME = () -> "%s";
        }
        """;

    /// Compiles and packs the program.
    static Shop built(Path directory, String colour) throws IOException {
        Path place = Files.createDirectories(directory.resolve(colour));
        Path shop = Files.writeString(place.resolve("Shop.java"), SOURCE);
        Path other = Files.writeString(place.resolve("Colour.java"), COLOUR.formatted(colour));
        Path classes = Files.createDirectories(place.resolve("classes"));
        String classPath = System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath, "-d", classes.toString(), shop.toString(), other.toString());
        assertThat(status).isZero();
        Path jar = place.resolve("shop.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.newDirectoryStream(classes)) {
            for (Path each : files) {
                out.putNextEntry(new JarEntry(each.getFileName().toString()));
                out.write(Files.readAllBytes(each));
            }
        }
        return new Shop(jar, new URLClassLoader(new URL[] {jar.toUri().toURL()}, Shop.class.getClassLoader()));
    }

    /// Builds a job and submits it to the environment's target. The environment must be created while this loader is
    /// the thread's context class loader.
    JobClient start(StreamExecutionEnvironment environment, String what) throws Exception {
        try {
            return (JobClient) loader.loadClass("Shop")
                    .getMethod("start", StreamExecutionEnvironment.class, String.class)
                    .invoke(null, environment, what);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception cause) throw cause;
            throw thrown;
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
