package dev.millrace.migrate.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystemFactory;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Loads plug-ins whose classes were compiled against Flink's jars.
final class PluginDirectoryTest {
    /// Creates the local file system for a scheme; the home directory tells what the factory has seen.
    private static final String FACTORY = """
                    package plug;

                    import java.net.URI;
        import java.net.URL;
                    import org.apache.flink.configuration.Configuration;
                    import org.apache.flink.core.fs.FileSystem;
                    import org.apache.flink.core.fs.FileSystemFactory;
                    import org.apache.flink.core.fs.LimitedConnectionsFileSystem;
                    import org.apache.flink.core.fs.Path;

                    public class Factory implements FileSystemFactory {
                        private String seen = "";

                        @Override
                        public String getScheme() { return Names.SCHEME(); }

                        @Override
                        public void configure(Configuration config) {
                            boolean isOwn = Thread.currentThread().getContextClassLoader() == Factory.class.getClassLoader();
                            seen = config.getString("plug.greeting", "none") + "-" + isOwn;
                        }

                        @Override
                        public FileSystem create(URI uri) {
                            return new LimitedConnectionsFileSystem(FileSystem.getLocalFileSystem(), 1) {
                                @Override
                                public Path getHomeDirectory() { return new Path("/" + seen); }

                                @Override
                                public boolean exists(Path path) {
                                    return Thread.currentThread().getContextClassLoader() == Factory.class.getClassLoader();
                                }
                            };
                        }
                    }
        """;

    @TempDir
    private Path directory;

    private Path plugins;
    private ClassLoader before;

    @BeforeEach
    void setUp() throws IOException {
        plugins = Files.createDirectory(directory.resolve("plugins"));
        before = Thread.currentThread().getContextClassLoader();
    }

    @AfterEach
    void uninstall() {
        FileSystems.install(new Configuration(), List.of(), List.of());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    private void addPlugin(String name, String scheme) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes-" + name));
        String names = "package plug; class Names { static String SCHEME() { return \"" + scheme + "\"; } }";
        CompiledProgram.of(classes, 17, Map.of("plug.Factory", FACTORY, "plug.Names", names));
        jar(name, classes, "plug.Factory # the only one");
    }

    private Path jar(String name, Path classes, String services) throws IOException {
        Path jar = Files.createDirectories(plugins.resolve(name)).resolve(name + "-1.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                out.write(Files.readAllBytes(each));
            }
            out.putNextEntry(new JarEntry("META-INF/services/org.apache.flink.core.fs.FileSystemFactory"));
            out.write(("# a comment\n" + services + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private List<MillraceException> install(Map<String, String> settings) {
        return PluginDirectory.install(settings, Map.of(PluginDirectory.VARIABLE, plugins.toString()));
    }

    @Test
    void plug_ins_for_flink_have_their_own_classes_and_get_the_settings_of_the_process() throws IOException {
        addPlugin("one", "plug1");
        addPlugin("two", "plug2");
        assertThat(install(Map.of("plug.greeting", "hello"))).isEmpty();
        FileSystem one = FileSystem.get(URI.create("plug1://a/b"));
        assertThat(one.getHomeDirectory().getPath()).isEqualTo("/hello-true");
        assertThat(FileSystem.get(URI.create("plug1://a/c"))).isSameAs(one);
        assertThat(FileSystem.get(URI.create("plug1://other/c"))).isNotSameAs(one);
        assertThat(FileSystem.get(URI.create("plug2://a/b")).getHomeDirectory()).isNotNull();
        assertThat(one.exists(new dev.millrace.api.fs.Path("/x"))).isTrue();
        assertThat(FileSystem.getRegisteredFileSystemFactories())
                .extracting(FileSystemFactory::getScheme)
                .contains("plug1", "plug2");
    }

    @Test
    void the_file_system_of_hadoop_has_all_other_schemes_and_finds_hadoop_elsewhere() throws IOException {
        addPlugin("one", "plug1");
        Path classes = Files.createDirectories(directory.resolve("classes-hadoop"));
        String factory = FACTORY.replace("package plug;", "package org.apache.flink.runtime.fs.hdfs;")
                .replace("class Factory", "class HadoopFsFactory")
                .replace("Factory.class", "HadoopFsFactory.class")
                .replace("Names.SCHEME()", "installed.Hadoop.SCHEMES");
        Path hadoop = Files.createDirectories(directory.resolve("hadoop"));
        String schemes = "package installed; public class Hadoop { public static String SCHEMES = \"*\"; }";
        CompiledProgram.of(
                classes,
                17,
                Map.of("org.apache.flink.runtime.fs.hdfs.HadoopFsFactory", factory, "installed.Hadoop", schemes));
        Files.createDirectories(hadoop.resolve("installed"));
        Files.move(classes.resolve("installed/Hadoop.class"), hadoop.resolve("installed/Hadoop.class"));
        jar("hadoop", classes, "");
        Map<String, String> environment =
                Map.of(PluginDirectory.VARIABLE, plugins.toString(), "HADOOP_CLASSPATH", "/absent/*:" + hadoop);
        assertThat(PluginDirectory.install(Map.of("plug.greeting", "hello"), environment))
                .isEmpty();
        FileSystem any = FileSystem.get(URI.create("hdfs://node/a"));
        assertThat(any.getHomeDirectory().getPath()).isEqualTo("/hello-true");
        assertThat(FileSystem.get(URI.create("other://node/a"))).isNotNull();
        assertThat(FileSystem.get(URI.create("plug1://a/b")).exists(new dev.millrace.api.fs.Path("/x")))
                .isTrue();
    }

    @Test
    void a_broken_plug_in_is_reported_with_its_jar_and_others_work() throws IOException {
        addPlugin("good", "plug1");
        Path damaged = Files.createDirectories(plugins.resolve("damaged")).resolve("half.jar");
        Files.write(damaged, new byte[] {'P', 'K', 3, 4, 0});
        Path empty = Files.createDirectories(directory.resolve("no-classes"));
        Path lacking = jar("lacking", empty, "plug.NotThere");
        List<MillraceException> problems = install(Map.of());
        assertThat(problems).extracting(MillraceException::getMessage).hasSize(2);
        assertThat(problems.get(0)).hasMessageContaining("MR-8520").hasMessageContaining(damaged.toString());
        assertThat(problems.get(1))
                .hasMessageContaining("MR-8520")
                .hasMessageContaining("plug.NotThere in " + lacking)
                .hasMessageContaining("ClassNotFoundException");
        assertThat(FileSystem.get(URI.create("plug1://a/b"))).isNotNull();
        assertThatThrownBy(() -> FileSystem.get(URI.create("s3://bucket/b")))
                .hasMessageContaining("MR-2520")
                .hasMessageContaining("file, plug1")
                .hasMessageContaining("half.jar cannot be loaded");
    }

    @Test
    void classes_come_from_the_plug_in_unless_the_settings_name_the_engine() throws Exception {
        String name = "org.objectweb.asm.Opcodes";
        Path classes = Files.createDirectories(directory.resolve("library"));
        CompiledProgram.of(classes, 17, Map.of(name, "package org.objectweb.asm; public interface Opcodes {}"));
        URL[] jar = {jar("library", classes, "").toUri().toURL()};
        ClassLoader engine = getClass().getClassLoader();
        try (JobClassLoader own = JobClassLoader.ofPlugin("library", jar, engine, List.of());
                JobClassLoader shared = JobClassLoader.ofPlugin("library", jar, engine, List.of("org.objectweb."))) {
            assertThat(own.loadClass(name).getClassLoader()).isSameAs(own);
            assertThat(shared.loadClass(name)).isSameAs(Class.forName(name));
        }
    }

    @Test
    void a_directory_that_does_not_exist_is_reported() {
        assertThatThrownBy(() -> PluginDirectory.install(
                        Map.of(),
                        Map.of("FLINK_PLUGINS_DIR", directory.resolve("gone").toString())))
                .hasMessageContaining("MR-8521")
                .hasMessageContaining("gone");
        assertThat(PluginDirectory.install(Map.of(), Map.of())).isEmpty();
    }
}
