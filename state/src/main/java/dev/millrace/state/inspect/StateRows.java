package dev.millrace.state.inspect;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.serializer.WrittenForms;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lists the blocks of one state over all files of a checkpoint, by key group or subtask.
final class StateRows {
    static final String KEY = "key";
    static final String NAMESPACE = "namespace";
    static final String DATED = "dated";

    private final List<Part> parts;
    private final TreeMap<Integer, List<PartBlock>> blocks = new TreeMap<>();

    /// Describes the section of the state in one file.
    ///
    /// @param forms the serializer snapshots by role
    record Part(SnapshotFile file, Section section, Map<String, TypeSerializerSnapshot<?>> forms) {
        Part(SnapshotFile file, Section section, ClassLoader loader) throws IOException {
            this(file, section, forms(section, loader));
        }

        private static Map<String, TypeSerializerSnapshot<?>> forms(Section section, ClassLoader loader)
                throws IOException {
            Map<String, TypeSerializerSnapshot<?>> forms = new LinkedHashMap<>();
            for (Map.Entry<String, byte[]> form : section.forms().entrySet()) {
                if (form.getKey().equals(DATED) || form.getKey().equals(Section.CHANGES)) continue;
                forms.put(form.getKey(), WrittenForms.read(new DataInputDeserializer(form.getValue()), loader));
            }
            return forms;
        }

        /// Returns whether each checkpoint writes the state in full, so that only the last file counts.
        boolean isAlwaysWhole() {
            return !hasKey() || !section.tellsChanges();
        }

        /// Returns whether rows have keys.
        boolean hasKey() {
            return forms.containsKey(KEY) && section.kind() != SectionKind.IN_FLIGHT;
        }

        /// Returns whether the block number is the key group.
        boolean isKeyed() {
            return switch (section.kind()) {
                case SPLIT_LIST, UNION_LIST, BROADCAST, IN_FLIGHT -> false;
                default -> true;
            };
        }
    }

    /// Holds a block and its file.
    record PartBlock(Part part, Block block) {}

    StateRows(List<Part> parts) {
        this.parts = parts;
        for (Part part : parts) {
            for (Block block : part.file().blocks(part.section())) {
                List<PartBlock> own = blocks.computeIfAbsent(block.number(), _ -> new ArrayList<>());
                if (block.replacesAll()) own.clear();
                own.add(new PartBlock(part, block));
            }
        }
        // Every subtask writes the same map, so keep the first.
        if (section().kind() == SectionKind.BROADCAST && !blocks.isEmpty()) {
            blocks.tailMap(blocks.firstKey(), false).clear();
        }
    }

    Section section() {
        return parts.getLast().section();
    }

    Part latest() {
        return parts.getLast();
    }

    /// Returns the key groups or subtasks with rows.
    List<Integer> numbers() {
        return blocks.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(block -> block.block.rows() > 0))
                .map(Map.Entry::getKey)
                .toList();
    }

    long bytes() {
        return blocks.values().stream()
                .flatMap(List::stream)
                .mapToLong(each -> each.block.length())
                .sum();
    }

    /// Returns whether the index alone determines the number of entries.
    boolean isCounted() {
        return blocks.values().stream().flatMap(List::stream).allMatch(each -> each.block.isWhole());
    }

    long rows() {
        return blocks.values().stream()
                .flatMap(List::stream)
                .mapToLong(each -> each.block.rows())
                .sum();
    }

    /// Reads every block and verifies its checksum.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a block is damaged
    void check() throws IOException {
        for (List<PartBlock> each : blocks.values()) {
            for (PartBlock block : each) block.part.file().read(block.part.section(), block.block);
        }
    }

    /// Returns the entries of all key groups or subtasks. Reads the blocks lazily.
    Iterator<StateEntry> entries(RowReading reading) {
        return new EntryIterator(section(), blocks.values().iterator(), reading);
    }
}
