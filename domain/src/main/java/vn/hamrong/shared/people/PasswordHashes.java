package vn.hamrong.shared.people;

/** Slow, salted hashes of passwords. */
public interface PasswordHashes {

    String hash(String password);

    boolean matches(String password, String hash);
}
