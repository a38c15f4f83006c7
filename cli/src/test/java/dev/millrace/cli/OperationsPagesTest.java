package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.cli.remote.JvmOptions;
import dev.millrace.client.Access;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs every command that stands in docs/operations, against a coordinator of its own. Those that start a
/// coordinator are only read: this one has to be found, and to end.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class OperationsPagesTest {
    private static final Path PAGES = Path.of("../docs/operations");
    private static final String COMMAND = "./millrace ";
    private static final String PLACE = "/etc/millrace/";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private String address = "";
    private String job = "";

    private static List<String> commands(String page) throws IOException {
        List<String> found = new ArrayList<>();
        boolean isCode = false;
        for (String line : Files.readAllLines(PAGES.resolve(page))) {
            if (line.startsWith("```")) isCode = !isCode;
            else if (isCode && line.startsWith(COMMAND)) found.add(line.substring(COMMAND.length()));
        }
        return found;
    }

    private List<String> words(String command) {
        String here = command.split(" > ")[0]
                .replace(PLACE, directory + "/")
                .replace("coordinator:8081", address)
                // As long as people look need no test look.
                .replace("doctor ", "doctor --for 0.1 ")
                .replace(" --for 10", "")
                .replaceAll("\\bID\\b", job);
        return List.of(here.split(" +"));
    }

    private void run(String command) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("correct horse\n".getBytes(StandardCharsets.UTF_8)));
        int status;
        try {
            status = Main.run(
                    words(command).toArray(String[]::new), new PrintStream(out, true), new PrintStream(err, true));
        } finally {
            System.setIn(before);
        }
        // The doctor may find something, which is no failure of the command.
        int worst = command.startsWith("doctor") ? 1 : 0;
        assertThat(status).describedAs(command + "\n" + err).isLessThanOrEqualTo(worst);
        assertThat(err.toString(StandardCharsets.UTF_8)).describedAs(command).doesNotContain("MR-");
        String[] into = command.split(" > ");
        if (into.length > 1) Files.write(Path.of(into[1].replace(PLACE, directory + "/")), out.toByteArray());
    }

    private Thread coordinator(String... more) {
        List<String> args = new ArrayList<>(List.of("coordinator", "--port", "0"));
        args.addAll(List.of("--log-dir", directory + "/logs", "--jar-dir", directory + "/jars"));
        args.addAll(List.of(more));
        PrintStream out = new PrintStream(told, true);
        Thread thread =
                Host.real().threads().start("coordinator", () -> Main.run(args.toArray(String[]::new), out, out));
        Matcher listening = matcher();
        while (!listening.find()) {
            Host.real().threads().park(1_000_000);
            listening = matcher();
        }
        address = listening.group(1);
        return thread;
    }

    private Matcher matcher() {
        return Pattern.compile("listens at http://(\\S+)").matcher(told.toString(StandardCharsets.UTF_8));
    }

    @Test
    void every_command_of_the_pages_does_what_it_should() throws Exception {
        // Somebody to act for, whom the pages do not know, and who is not removed.
        run("user add test --role admin --token --file /etc/millrace/users > /etc/millrace/test");
        String token = Files.readString(directory.resolve("test")).strip();
        Thread coordinator = coordinator("-D", "rest.auth.users=" + directory + "/users");
        Map<String, String> settings = Map.of("rest.auth.token", token);
        RestClient client = new RestClient(Host.real(), address, Access.of(settings, Map.of(), Host.real()));
        String jar = client.upload(SickProgram.jar(directory));
        job = client.run(jar, new JarMessages.Run(null, List.of("healthy"), null, null, null, null, null, null));
        List<String> pages = new ArrayList<>(List.of("secure.md"));
        try (Stream<Path> all = Files.list(PAGES)) {
            for (Path each : all.sorted().toList())
                if (!pages.contains(each.getFileName().toString()))
                    pages.add(each.getFileName().toString());
        }
        int run = 0;
        for (String page : pages) {
            for (String command : commands(page)) {
                if (command.startsWith("coordinator")) Main.read(words(command).toArray(String[]::new));
                else run(command);
                run++;
            }
        }
        assertThat(run).isGreaterThan(10);
        client.ask("DELETE", "/cluster", null, Map.class);
        coordinator.join();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("memory: at most ")
                .contains("coordinator ends");
    }

    @Test
    void the_launchers_jvm_is_asked_for_what_the_page_says() throws IOException {
        for (String command : commands("size.md")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            String small =
                    command.replace("=8gb", "=2gb").replace("=3gb", "=512mb").replace("=4gb", "=1gb");
            int status = JvmOptions.print(small.split(" "), new PrintStream(out, true), new PrintStream(err, true));
            assertThat(status).describedAs(err.toString(StandardCharsets.UTF_8)).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("-Xmx").contains("-XX:MaxMetaspaceSize=");
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] tooSmall = {"run", "-Dtaskmanager.memory.process.size=100mb", "x.jar"};
        assertThat(JvmOptions.print(tooSmall, System.out, new PrintStream(err, true)))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("MR-8164").contains("100 MiB");
        String[] noSize = {"run", "-D", "taskmanager.memory.process.size=many", "x.jar"};
        assertThat(JvmOptions.print(noSize, System.out, new PrintStream(err, true)))
                .isEqualTo(2);
        String[] nothing = {"run", "x.jar"};
        assertThat(JvmOptions.print(nothing, System.out, System.err)).isZero();
    }
}
