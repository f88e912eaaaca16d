/// A head that can't pass as it came.
struct Unpassable: Error {
    let message: String
}
