package dev.millrace.cli;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cli.remote.SettingOptions;
import dev.millrace.format.text.JsonSerializationSchema;
import dev.millrace.migrate.jar.JobClassLoader;
import dev.millrace.migrate.jar.PluginDirectory;
import dev.millrace.runtime.job.snapshot.SnapshotAddresses;
import dev.millrace.state.inspect.InspectedCheckpoints;
import dev.millrace.state.inspect.SnapshotPart;
import dev.millrace.state.inspect.StateSnapshot;
import dev.millrace.state.inspect.StateSnapshot.OperatorView;
import dev.millrace.state.inspect.StateView;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows the content of a checkpoint or savepoint.
@Command(
        name = "state",
        mixinStandardHelpOptions = true,
        description = "Shows the operators, states and types of a checkpoint or savepoint. With --entries it prints"
                + " the entries as JSON lines. The command needs the program only for types with serializers of"
                + " their own.")
final class StateCommand implements Callable<Integer> {
    private static final Fault NO_JAR = new Fault(8040, Category.USER, "a program cannot be found");
    private static final Fault NO_STATE = new Fault(8041, Category.USER, "a checkpoint has no such operator or state");
    private static final int LIMIT = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "PATH",
            description = "A checkpoint (chk-N), a savepoint, or the directory of the checkpoints of a job. Of a"
                    + " directory, the command shows the newest usable checkpoint.")
    private String path = "";

    @Option(names = "--operator", paramLabel = "ID|NAME", description = "Only this operator.")
    private @Nullable String operator;

    @Option(names = "--state", paramLabel = "NAME", description = "Only states of this name.")
    private @Nullable String state;

    @Option(names = "--entries", description = "Print the entries, one JSON object a line.")
    private boolean isEntries;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Print at most N entries of each state. Default: " + LIMIT + "; 0 for all.")
    private @Nullable Long limit;

    @Option(names = "--key", paramLabel = "K", description = "Only entries of this key, which is text or JSON.")
    private @Nullable String key;

    @Option(names = "--json", description = "Print the list as one JSON object.")
    private boolean isJson;

    @Option(
            names = "--quick",
            description = "Trust the indexes of the files. Do not verify the checksums of the contents.")
    private boolean isQuick;

    @Option(names = "--jar", paramLabel = "FILE", description = "The program's classes. May be repeated.")
    private List<Path> jars = new ArrayList<>();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    private final JsonSerializationSchema<Object> json = new JsonSerializationSchema<>();

    @Override
    public Integer call() throws Exception {
        if (!isEntries && (limit != null || key != null)) {
            throw new ParameterException(spec.commandLine(), "--limit and --key go with --entries");
        }
        if (limit != null && limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit must not be negative");
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (JobClassLoader loader = new JobClassLoader(urls(), Main.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            return show(loader);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private URL[] urls() throws IOException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            Path jar = jars.get(i);
            if (!Files.isReadable(jar))
                throw NO_JAR.what("The jar %s cannot be read.", jar).fix("Check the path.");
            urls[i] = jar.toUri().toURL();
        }
        return urls;
    }

    private int show(ClassLoader loader) throws IOException {
        Map<String, String> all = settings.all();
        PluginDirectory.install(all, System.getenv());
        SnapshotAddresses addresses = new SnapshotAddresses(Host.real().disk(), loader, Configuration.fromMap(all));
        InspectedCheckpoints found = InspectedCheckpoints.at(addresses.place(path, "PATH"));
        StateSnapshot snapshot = StateSnapshot.open(chosen(found).directory(), loader);
        Map<OperatorView, List<StateView>> selected = selected(snapshot);
        return isEntries ? entries(snapshot, selected) : list(found, snapshot, selected);
    }

    /// Chooses the newest usable snapshot; if there is none, the newest one that is partly readable.
    private static InspectedCheckpoints.Candidate chosen(InspectedCheckpoints found) {
        return found.usable()
                .or(() -> found.all().stream()
                        .filter(each -> each.manifest() != null)
                        .findFirst())
                .orElseThrow(() -> {
                    MillraceException fault = found.all().getFirst().fault();
                    return fault == null ? new IllegalStateException("there is no reason") : fault;
                });
    }

    private Map<OperatorView, List<StateView>> selected(StateSnapshot snapshot) {
        Map<OperatorView, List<StateView>> selected = new LinkedHashMap<>();
        for (OperatorView each : snapshot.operators()) {
            if (operator != null && !each.id().equals(operator) && !each.name().equals(operator)) continue;
            List<StateView> states = each.states().stream()
                    .filter(one -> state == null || one.name().equals(state))
                    .toList();
            if (state == null || !states.isEmpty()) selected.put(each, states);
        }
        if (selected.isEmpty() && (operator != null || state != null)) throw none(snapshot);
        return selected;
    }

    private MillraceException none(StateSnapshot snapshot) {
        List<String> there = new ArrayList<>();
        for (OperatorView each : snapshot.operators()) {
            String name = each.name().isEmpty() ? each.id() : each.name();
            String names = each.states().stream().map(StateView::name).collect(Collectors.joining("', '", "'", "'"));
            if (state == null) there.add("'" + name + "'");
            else if (!each.states().isEmpty()) there.add(names + " of '" + name + "'");
        }
        String what = state == null ? "no operator '" + operator + "'" : "no state '" + state + "'";
        String where = state != null && operator != null ? " of operator '" + operator + "'" : "";
        return NO_STATE.what("The checkpoint has %s.", what + where)
                .why("Available are: %s.", there.isEmpty() ? "none that can be read" : String.join(", ", there))
                .fix("Use one of these names. The id of an operator can be used too.");
    }

    private int list(InspectedCheckpoints found, StateSnapshot snapshot, Map<OperatorView, List<StateView>> selected) {
        Map<OperatorView, List<StateRow>> rows = new LinkedHashMap<>();
        selected.forEach((each, states) -> rows.put(
                each, states.stream().map(one -> StateRow.of(one, !isQuick)).toList()));
        StateListing listing = new StateListing(found, snapshot, rows);
        if (isJson) out().println(json(listing.tree()));
        else listing.lines().forEach(out()::println);
        return tell(listing.faults());
    }

    private int entries(StateSnapshot snapshot, Map<OperatorView, List<StateView>> selected) {
        List<MillraceException> faults = new ArrayList<>();
        for (SnapshotPart file : snapshot.files()) if (file.fault() != null) faults.add(file.fault());
        EntryLines lines = new EntryLines(json, key, limit == null ? LIMIT : limit == 0 ? Long.MAX_VALUE : limit);
        List<String> cut = new ArrayList<>();
        selected.forEach((each, states) -> states.forEach(one -> {
            try {
                if (lines.print(each, one, out())) cut.add("'" + one.name() + "'");
            } catch (MillraceException unreadable) {
                faults.add(unreadable);
            }
        }));
        if (!cut.isEmpty()) {
            err().printf("millrace: there is more in %s; --limit 0 prints all%n", String.join(", ", cut));
        }
        return tell(faults);
    }

    private int tell(List<MillraceException> faults) {
        for (MillraceException fault : faults) err().println(fault.getMessage());
        return faults.isEmpty() ? Main.OK : Main.FAILED;
    }

    private String json(Object tree) {
        return new String(json.serialize(tree), StandardCharsets.UTF_8);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
