package dev.millrace.sql.stream.process;

/// Is a state that is a list. The list reads and writes the store directly.
final class ListEntry implements FunctionState {
    private final KeyedStateListView<Object> view;

    ListEntry(KeyedStateListView<Object> view) {
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
