package dev.millrace.migrate.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.metric.AbstractMetricGroup;
import dev.millrace.api.metric.MetricGroup;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests calls of methods of a class of Flink that is an interface here.
final class MetricGroupCallsTest {
    private static final ClassDesc THEIRS = ClassDesc.of("org.apache.flink.runtime.metrics.groups.AbstractMetricGroup");
    private static final ClassDesc GROUP = ClassDesc.of("org.apache.flink.metrics.MetricGroup");

    @TempDir
    private Path directory;

    @Test
    void a_connector_closes_the_metric_groups_that_it_has_added() throws Exception {
        byte[] closing = ClassFile.of()
                .build(
                        ClassDesc.of("Closing"),
                        type -> type.withMethodBody(
                                "close",
                                MethodTypeDesc.of(ConstantDescs.CD_void, GROUP),
                                ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC,
                                code -> code.aload(0)
                                        .checkcast(THEIRS)
                                        .invokevirtual(THEIRS, "close", MethodTypeDesc.of(ConstantDescs.CD_void))
                                        .return_()));
        Files.write(directory.resolve("Closing.class"), closing);
        List<String> calls = new ArrayList<>();
        Object group = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AbstractMetricGroup.class}, (_, method, _) -> {
                    calls.add(method.getName());
                    return null;
                });

        try (JobClassLoader program = new JobClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            program.loadClass("Closing")
                    .getDeclaredMethod("close", MetricGroup.class)
                    .invoke(null, group);
        }

        assertThat(calls).containsExactly("close");
    }
}
