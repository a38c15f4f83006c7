package dev.millrace.table.catalog.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.table.catalog.object.TableChange;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataLong;
import dev.millrace.table.catalog.stats.Date;
import dev.millrace.table.schema.Column;
import dev.millrace.table.types.DataTypes;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Compares changes of tables, and statistics of columns.
class TableChangeTest {
    private final Column column = Column.physical("n", DataTypes.INT());

    @Test
    void a_change_of_a_column_has_the_column_before_and_afterwards() {
        TableChange.ModifyPhysicalColumnType typed = TableChange.modifyPhysicalColumnType(column, DataTypes.BIGINT());
        assertThat(typed.getNewColumn()).isEqualTo(Column.physical("n", DataTypes.BIGINT()));
        assertThat(typed.getOldColumn()).isEqualTo(column);
        assertThat(TableChange.modifyColumnName(column, "m").getNewColumnName()).isEqualTo("m");
        assertThat(TableChange.modifyColumnComment(column, "how many")
                        .getNewColumn()
                        .getComment())
                .contains("how many");
    }

    @Test
    void equal_changes_are_equal() {
        TableChange.ColumnPosition place = TableChange.ColumnPosition.after("m");
        assertThat(TableChange.add(column, place))
                .isEqualTo(TableChange.add(Column.physical("n", DataTypes.INT()), place))
                .isNotEqualTo(TableChange.add(column))
                .hasSameHashCodeAs(TableChange.add(column, TableChange.ColumnPosition.after("m")));
        assertThat(TableChange.set("a", "b")).isEqualTo(TableChange.set("a", "b"));
        assertThat(place).hasToString("AFTER `m`");
        assertThat(TableChange.ColumnPosition.first()).hasToString("FIRST");
    }

    @Test
    void statistics_are_copied() {
        CatalogColumnStatisticsDataLong data = new CatalogColumnStatisticsDataLong(1L, 9L, null, 2L, Map.of("a", "b"));
        assertThat(data.copy()).isEqualTo(data).isNotSameAs(data);
        assertThat(data.getNdv()).isNull();
        assertThat(new Date(1)).hasToString("1970-01-02").isEqualTo(new Date(1).copy());
    }
}
