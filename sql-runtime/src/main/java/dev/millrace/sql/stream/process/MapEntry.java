package dev.millrace.sql.stream.process;

/// Is a state that is a map. The map reads and writes the store directly.
final class MapEntry implements FunctionState {
    private final KeyedStateMapViewWithKeysNotNull<Object, Object> view;

    MapEntry(KeyedStateMapViewWithKeysNotNull<Object, Object> view) {
        this.view = view;
    }

    @Override
    public Object before() {
        return view;
    }

    @Override
    public void after(boolean isCleared) {
        if (isCleared) view.clear();
    }
}
