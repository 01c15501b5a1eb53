package vn.hamrong.shared.xml;

/**
 * How much XML may be read at once. Nothing is expanded, so memory stays a small multiple of {@code bytes}.
 *
 * @param bytes of the file
 * @param depth of elements; at most 200, for what is read is walked by recursion
 * @param elements in all
 * @param attributes of one element, namespace declarations included
 * @param text characters of one element's own text, or of one attribute
 */
public record XmlBounds(int bytes, int depth, int elements, int attributes, int text) {
    private static final int DEPTH_MAX = 200;

    public XmlBounds {
        if (bytes < 1 || depth < 1 || elements < 1 || attributes < 0 || text < 1 || depth > DEPTH_MAX) {
            throw new IllegalArgumentException("bounds must be 1 or more, and the depth at most " + DEPTH_MAX);
        }
    }
}
