package vn.hamrong.bench.crash;

import java.util.List;

/**
 * A message before it is sent.
 *
 * @param key its control id, which is found again in what becomes of it
 * @param sha256 of the bytes
 * @param texts what its observations must say, exactly; none for an update, which changes the patient instead
 */
record Intent(String key, String patient, int seq, String sha256, List<String> texts) {
    Intent {
        texts = List.copyOf(texts);
    }

    boolean isUpdate() {
        return texts.isEmpty();
    }
}
