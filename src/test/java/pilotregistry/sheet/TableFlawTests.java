package pilotregistry.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pilotregistry.RegistryTest;

@RegistryTest
class TableFlawTests {

    @Autowired
    List<TableImport<?, ?>> imports;

    @Test
    void isAmongTheErrorCodesOfEveryImport() {
        assertThat(imports)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(
                                Arrays.stream(each.codes().getEnumConstants()).map(Enum::name))
                        .containsAll(Arrays.stream(TableFlaw.values())
                                .map(Enum::name)
                                .toList()));
    }
}
