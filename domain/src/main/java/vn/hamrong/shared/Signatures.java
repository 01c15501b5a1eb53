package vn.hamrong.shared;

import java.util.Optional;

/** The hub's own signature over short texts, by the key it also signs tokens with. */
public interface Signatures {

    /** One line that holds the text and its signature. */
    String sign(String text);

    /** The text of a line that one of the hub's keys signed; empty for anything else. */
    Optional<String> signedText(String line);
}
