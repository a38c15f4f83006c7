package dev.millrace.state.inspect;

import dev.millrace.base.host.Disk;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Represents an open checkpoint or savepoint. Damaged and missing files are reported and skipped; the other files
/// remain readable. Thread-safe.
public final class StateSnapshot {
    private final SnapshotPlace directory;
    private final Manifest manifest;
    private final List<SnapshotPart> files;
    private final List<OperatorView> operators;

    /// Describes an operator and its states.
    ///
    /// @param id the ID under which the files store its state
    /// @param name the display name; empty if the manifest does not list the operator
    /// @param parallelism 0 if the manifest does not list the operator
    /// @param maxParallelism the number of key groups; 0 if the manifest does not list the operator
    public record OperatorView(String id, String name, int parallelism, int maxParallelism, List<StateView> states) {
        public OperatorView {
            states = List.copyOf(states);
        }
    }

    private StateSnapshot(
            SnapshotPlace directory, Manifest manifest, List<SnapshotPart> files, Map<Section, StateView> states) {
        this.directory = directory;
        this.manifest = manifest;
        this.files = List.copyOf(files);
        Map<String, Manifest.OperatorEntry> entries = new LinkedHashMap<>();
        for (Manifest.OperatorEntry entry : manifest.operators()) entries.put(entry.id(), entry);
        Set<String> ids = new LinkedHashSet<>(entries.keySet());
        for (Section section : states.keySet()) ids.add(section.operator());
        List<OperatorView> views = new ArrayList<>();
        for (String id : ids) {
            Manifest.OperatorEntry entry = entries.getOrDefault(id, new Manifest.OperatorEntry(id, "", 0, 0));
            List<StateView> own = states.values().stream()
                    .filter(state -> state.section().operator().equals(id))
                    .toList();
            views.add(new OperatorView(id, entry.name(), entry.parallelism(), entry.maxParallelism(), own));
        }
        operators = List.copyOf(views);
    }

    /// Opens the checkpoint in a directory.
    ///
    /// @param loader the class loader of the program; any class loader if data is read as maps of fields only
    /// @throws dev.millrace.base.fault.MillraceException if the checkpoint is not complete, or its manifest
    ///     is damaged
    public static StateSnapshot open(Disk disk, Path directory, ClassLoader loader) throws IOException {
        return open(SnapshotPlace.of(disk, directory), loader);
    }

    /// Opens the checkpoint in a directory on any file system.
    public static StateSnapshot open(SnapshotPlace directory, ClassLoader loader) throws IOException {
        CheckpointDirectory.Complete complete = CheckpointDirectory.open(directory);
        List<SnapshotPart> files = SnapshotPart.all(complete);
        Map<Section, List<StateRows.Part>> parts = new LinkedHashMap<>();
        int firstOwn = files.size() - complete.manifest().ownFiles();
        for (int i = 0; i < files.size(); i++) {
            SnapshotFile opened = files.get(i).file();
            if (opened == null) continue;
            for (Section section : opened.sections()) {
                StateRows.Part part = new StateRows.Part(opened, section, loader);
                if (part.isAlwaysWhole() && i < firstOwn) continue;
                parts.computeIfAbsent(section, _ -> new ArrayList<>()).add(part);
            }
        }
        Map<Section, StateView> states = new LinkedHashMap<>();
        parts.forEach((section, all) -> states.put(section, new StateView(new StateRows(all))));
        return new StateSnapshot(directory, complete.manifest(), files, states);
    }

    /// Returns the directory of the checkpoint.
    public SnapshotPlace directory() {
        return directory;
    }

    /// Returns the manifest of the checkpoint.
    public Manifest manifest() {
        return manifest;
    }

    /// Returns the files in the order in which they must be read.
    public List<SnapshotPart> files() {
        return files;
    }

    /// Returns the operators. The states of each operator are in the order in which they were written.
    public List<OperatorView> operators() {
        return operators;
    }
}
