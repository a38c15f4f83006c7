package dev.millrace.state.operator;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.OperatorStateStore;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.host.Disk;
import dev.millrace.state.fault.StateFaults;
import dev.millrace.state.file.SectionKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds the non-keyed state of one operator in one subtask. Not thread-safe.
public final class OperatorStates implements OperatorStateStore {
    private final Map<String, HeapBroadcastState<?, ?>> broadcast = new LinkedHashMap<>();
    private final Map<String, OperatorList<?>> lists = new LinkedHashMap<>();
    private final Map<String, SpooledList<?>> spooled = new LinkedHashMap<>();
    private final Consumer<StateDescriptor<?, ?>> preparation;
    private @Nullable OperatorRestore restore;
    /// The restored states that the program had not declared at the first snapshot; null before the first snapshot.
    private @Nullable List<OperatorSnapshot.Part> unasked;

    /// Creates an operator's states.
    ///
    /// @param preparation initializes the serializers of a descriptor
    public OperatorStates(Consumer<StateDescriptor<?, ?>> preparation) {
        this.preparation = preparation;
    }

    /// Sets the snapshot from which states declared later are restored.
    public void restore(OperatorRestore from) {
        restore = from;
    }

    /// Returns the number of the restored checkpoint. Empty if no checkpoint was restored.
    public OptionalLong restoredCheckpoint() {
        return restore == null ? OptionalLong.empty() : OptionalLong.of(restore.checkpoint());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor) {
        HeapBroadcastState<?, ?> known = broadcast.get(descriptor.getName());
        if (known != null) return (BroadcastState<K, V>) known;
        preparation.accept(descriptor);
        HeapBroadcastState<K, V> made = new HeapBroadcastState<>(descriptor);
        if (restore != null) made.restore(restore);
        broadcast.put(descriptor.getName(), made);
        return made;
    }

    @Override
    public <S> ListState<S> getListState(ListStateDescriptor<S> descriptor) {
        return list(descriptor, SectionKind.SPLIT_LIST);
    }

    @Override
    public <S> ListState<S> getUnionListState(ListStateDescriptor<S> descriptor) {
        return list(descriptor, SectionKind.UNION_LIST);
    }

    @SuppressWarnings("unchecked")
    private <S> ListState<S> list(ListStateDescriptor<S> descriptor, SectionKind kind) {
        OperatorList<?> known = lists.get(descriptor.getName());
        if (known == null) {
            preparation.accept(descriptor);
            OperatorList<S> made = new OperatorList<>(descriptor, kind);
            if (restore != null) made.restore(restore);
            lists.put(descriptor.getName(), made);
            return made;
        }
        if (known.kind() == kind) return (ListState<S>) known;
        throw StateFaults.REDECLARED
                .what(
                        "Operator state '%s' was a %s and is now declared as another kind.",
                        descriptor.getName(), known.kind())
                .fix("Use either getListState or getUnionListState for a name.");
    }

    /// Creates a list of the engine that moves to a temporary file when it needs too much memory. The caller must
    /// close the list.
    ///
    /// @param memoryBytes the number of bytes that the elements may need in memory
    public <S> SpooledList<S> spooledList(ListStateDescriptor<S> descriptor, Disk disk, long memoryBytes) {
        preparation.accept(descriptor);
        SpooledList<S> made = new SpooledList<>(descriptor, disk, memoryBytes);
        if (restore != null) made.restore(restore, descriptor.getName());
        spooled.put(descriptor.getName(), made);
        return made;
    }

    /// Takes a snapshot of all states.
    ///
    /// @param operator the operator ID of the snapshot's sections
    /// @param subtask the index of the subtask, from 0
    public OperatorSnapshot snapshot(String operator, int subtask) throws IOException {
        List<OperatorSnapshot.Part> parts = new ArrayList<>();
        for (OperatorList<?> list : lists.values()) parts.add(list.snapshot(operator));
        for (SpooledList<?> list : spooled.values()) parts.add(list.snapshot(operator));
        for (HeapBroadcastState<?, ?> map : broadcast.values()) parts.add(map.snapshot(operator));
        for (OperatorSnapshot.Part part : unasked())
            if (!names().contains(part.section().name())) parts.add(part);
        return new OperatorSnapshot(subtask, parts);
    }

    /// Reads the undeclared states once, because the files may be deleted when a newer checkpoint is complete.
    private List<OperatorSnapshot.Part> unasked() throws IOException {
        List<OperatorSnapshot.Part> known = unasked;
        if (known == null) {
            known = restore == null ? List.of() : restore.unasked(names());
            unasked = known;
        }
        return known;
    }

    /// Returns a read-only view of a broadcast state.
    public static <K, V> ReadOnlyBroadcastState<K, V> readOnly(BroadcastState<K, V> state) {
        return state instanceof HeapBroadcastState<K, V> heap ? heap.readOnly() : state;
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>(lists.keySet());
        names.addAll(spooled.keySet());
        names.addAll(broadcast.keySet());
        return names;
    }

    @Override
    public Set<String> getRegisteredStateNames() {
        return OrderedCopy.of(lists.keySet());
    }

    @Override
    public Set<String> getRegisteredBroadcastStateNames() {
        return OrderedCopy.of(broadcast.keySet());
    }
}
