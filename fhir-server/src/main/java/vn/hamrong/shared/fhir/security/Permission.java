package vn.hamrong.shared.fhir.security;

/** What a SMART v2 scope can allow on a type. The letter is its place in {@code cruds}. */
public enum Permission {
    CREATE('c'),
    READ('r'),
    UPDATE('u'),
    DELETE('d'),
    SEARCH('s');

    private final char letter;

    Permission(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
