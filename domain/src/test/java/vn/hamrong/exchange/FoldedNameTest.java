package vn.hamrong.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedNameTest {

    @Test
    void composedAndDecomposedAccentsFoldToTheSameName() {
        assertThat(FoldedName.of("Nguyễn Văn Đức")).isEqualTo("nguyen van duc");
        assertThat(FoldedName.of("Nguye\u0302\u0303n  Va\u0306n Đức ")).isEqualTo("nguyen van duc");
    }

    @Test
    void punctuationIsNoPartOfAName() {
        assertThat(FoldedName.of("LÊ  THỊ-HOA.")).isEqualTo("le thi hoa");
    }
}
