package dev.millrace.processor.savepoint;

import dev.millrace.base.host.Host;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes the content of a new savepoint.
///
/// @param target its directory
/// @param base the savepoint or checkpoint whose operators are kept; null if there is none
/// @param kept operators of the base, as a map from old to new ids
/// @param added new operators, in the order of their numbers
/// @param checkpoint id of the savepoint
public record Assembly(
        String target, @Nullable String base, Map<String, String> kept, List<Added> added, long checkpoint)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String STATE_FILE = "state-";

    /// Describes a new operator.
    ///
    /// @param id 32 hex digits
    /// @param name for users
    /// @param maxParallelism number of key groups
    public record Added(String id, String name, int maxParallelism) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    public Path directory() {
        return Savepoint.local(target);
    }

    /// Fails if the directory contains a savepoint already.
    public void requireRoom(Host host) {
        if (!host.disk().exists(directory().resolve(CheckpointDirectory.MANIFEST))) return;
        throw ProcessorFaults.EXISTS
                .what("A savepoint already exists at %s.", directory())
                .fix("Write to another directory, or delete the savepoint first.");
    }

    /// Copies files, writes the manifest, and makes all of it durable.
    ///
    /// Existing files are from an earlier attempt of the same job, and are replaced.
    ///
    /// @param parts of all new operators
    public void write(Host host, Collection<Part> parts) throws IOException {
        Savepoint from = base == null ? null : Savepoint.open(host.disk(), base);
        List<List<SnapshotFile>> old = from == null ? List.of(List.of()) : from.links();
        List<Manifest.StateFile> files = new ArrayList<>();
        for (int link = 0; link < old.size(); link++) {
            boolean isLast = link == old.size() - 1;
            // Files of one checkpoint share a directory. State that is always written in full is read from the last
            // one only.
            Path within = old.size() == 1 ? directory() : directory().resolve("" + link);
            host.disk().makeDirectories(within);
            for (int i = 0; i < Math.max(1, old.get(link).size()); i++) {
                String name = STATE_FILE + i;
                try (SnapshotFileWriter writer = new SnapshotFileWriter(host.disk(), within.resolve(name))) {
                    if (i < old.get(link).size()) copy(old.get(link).get(i), isLast, writer);
                    if (isLast && i == 0) addTo(writer, host, parts);
                    files.add(new Manifest.StateFile(old.size() == 1 ? name : link + "/" + name, writer.finish()));
                }
            }
            host.disk().sync(within);
        }
        Manifest manifest = new Manifest(
                checkpoint,
                host.clock().millis(),
                true,
                from == null ? "state processor" : from.manifest().job(),
                files,
                operators(from, parts));
        CheckpointDirectory.completeSavepoint(host.disk(), directory(), manifest);
        for (Part part : parts) host.disk().delete(part.file(directory()));
    }

    private void addTo(SnapshotFileWriter writer, Host host, Collection<Part> parts) throws IOException {
        for (Part part : parts) writer.copy(SnapshotFile.open(host.disk(), part.file(directory())));
    }

    private void copy(SnapshotFile file, boolean isLast, SnapshotFileWriter to) throws IOException {
        for (Section section : file.sections()) {
            String id = kept.get(section.operator());
            if (id == null || !isLast && !section.tellsChanges()) continue;
            to.copy(file, section, new Section(id, section.name(), section.kind(), section.forms()));
        }
    }

    private List<Manifest.OperatorEntry> operators(@Nullable Savepoint from, Collection<Part> parts) {
        List<Manifest.OperatorEntry> all = new ArrayList<>();
        if (from != null) {
            for (Manifest.OperatorEntry each : from.manifest().operators()) {
                String id = kept.get(each.id());
                if (id == null) continue;
                all.add(new Manifest.OperatorEntry(id, each.name(), each.parallelism(), each.maxParallelism()));
            }
        }
        for (int i = 0; i < added.size(); i++) {
            int number = i;
            int parallelism = parts.stream()
                    .filter(part -> part.operator() == number)
                    .mapToInt(Part::parallelism)
                    .max()
                    .orElse(1);
            Added each = added.get(i);
            all.add(new Manifest.OperatorEntry(each.id, each.name, parallelism, each.maxParallelism));
        }
        return all;
    }
}
