package dev.millrace.state;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.Forms;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a snapshot file holds of one operator's states without a key, for a subtask to take its share from.
///
/// @param checkpoint whose snapshot it is
/// @param subtask 0-based
/// @param parallelism of the operator now
/// @param loader of the program's classes
public record OperatorRestore(
        SnapshotFile file, long checkpoint, String operator, int subtask, int parallelism, ClassLoader loader) {
    static final String ELEMENT = "element";
    static final String KEY = "user key";
    static final String VALUE = "user value";

    /// Begins the names of the engine's own states, some of which are not a subtask's.
    private static final String RESERVED = "millrace.";

    /// Reads one element or entry.
    interface Reader<T> {
        T read(DataInputDeserializer in) throws IOException;
    }

    /// This subtask's share of a list: its own if the parallelism is as it was, else as many as the others get.
    <T> List<T> shareOf(String name, TypeSerializer<T> declared) {
        Optional<Section> found = find(name, SectionKind.SPLIT_LIST);
        if (found.isEmpty()) return List.of();
        List<Block> blocks = blocks(found.get());
        TypeSerializer<T> serializer = Forms.reader(found.get(), ELEMENT, declared, loader);
        if (blocks.size() == parallelism) return read(found.get(), blocks.get(subtask), serializer::deserialize);
        List<T> all = readAll(found.get(), blocks, serializer);
        int from = (int) ((long) all.size() * subtask / parallelism);
        int to = (int) ((long) all.size() * (subtask + 1) / parallelism);
        return all.subList(from, to);
    }

    /// All elements of a list, whoever wrote them.
    <T> List<T> union(String name, TypeSerializer<T> declared) {
        Optional<Section> found = find(name, SectionKind.UNION_LIST);
        if (found.isEmpty()) return List.of();
        TypeSerializer<T> serializer = Forms.reader(found.get(), ELEMENT, declared, loader);
        return readAll(found.get(), blocks(found.get()), serializer);
    }

    /// The entries of a map that every subtask has.
    <T> List<T> entries(String name, Forming<T> forming) {
        Optional<Section> found = find(name, SectionKind.BROADCAST);
        if (found.isEmpty()) return List.of();
        List<Block> blocks = blocks(found.get());
        if (blocks.isEmpty()) return List.of();
        Reader<T> reader = forming.of(found.get());
        return read(found.get(), blocks.get(subtask % blocks.size()), reader);
    }

    /// Makes a reader for a section.
    interface Forming<T> {
        Reader<T> of(Section section);
    }

    private Optional<Section> find(String name, SectionKind kind) {
        Optional<Section> found = file.sections().stream()
                .filter(section -> section.operator().equals(operator)
                        && section.name().equals(name)
                        && isWithoutKey(section.kind()))
                .findFirst();
        found.filter(section -> section.kind() != kind).ifPresent(section -> {
            throw Forms.otherKind(section, kind.toString());
        });
        return found;
    }

    private static boolean isWithoutKey(SectionKind kind) {
        return kind == SectionKind.SPLIT_LIST || kind == SectionKind.UNION_LIST || kind == SectionKind.BROADCAST;
    }

    /// This subtask's part of the states that the program has not asked for, as it is: when it asks after the next
    /// checkpoint, or goes on from that, all of it is there still. Blocks are not taken apart, since nobody has
    /// said what is in them.
    ///
    /// @param asked names of the others
    List<OperatorSnapshot.Part> unasked(Set<String> asked) throws IOException {
        List<OperatorSnapshot.Part> parts = new ArrayList<>();
        for (Section section : file.sections()) {
            boolean isMeant = section.operator().equals(operator)
                    && isWithoutKey(section.kind())
                    && !section.name().startsWith(RESERVED)
                    && !asked.contains(section.name());
            if (isMeant) parts.add(own(section, blocks(section)));
        }
        return parts;
    }

    private OperatorSnapshot.Part own(Section section, List<Block> blocks) throws IOException {
        DataOutputSerializer bytes = new DataOutputSerializer(64);
        long rows = 0;
        for (int i = 0; i < blocks.size(); i++) {
            boolean isOwn =
                    section.kind() == SectionKind.BROADCAST ? i == subtask % blocks.size() : i % parallelism == subtask;
            if (!isOwn) continue;
            DataInputDeserializer in = file.read(section, blocks.get(i));
            bytes.write(in, in.available());
            rows += blocks.get(i).rows();
        }
        return new OperatorSnapshot.Part(section, rows, bytes);
    }

    private List<Block> blocks(Section section) {
        return file.blocks(section).stream()
                .sorted(Comparator.comparingInt(Block::number))
                .toList();
    }

    private <T> List<T> readAll(Section section, List<Block> blocks, TypeSerializer<T> serializer) {
        List<T> all = new ArrayList<>();
        for (Block block : blocks) all.addAll(read(section, block, serializer::deserialize));
        return all;
    }

    private <T> List<T> read(Section section, Block block, Reader<T> reader) {
        List<T> read = new ArrayList<>();
        try {
            DataInputDeserializer in = file.read(section, block);
            for (long row = 0; row < block.rows(); row++) read.add(reader.read(in));
            Check.that(
                    in.available() == 0,
                    "block %d of %s has %d bytes too many",
                    block.number(),
                    section,
                    in.available());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("while reading " + section, unreadable);
        }
        return read;
    }
}
