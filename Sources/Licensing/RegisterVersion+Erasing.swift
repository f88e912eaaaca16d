extension RegisterVersion {
    /// The declaration, where it is one that has a text.
    public var declarationWithText: Declaration? {
        guard case .declaration(let declaration) = entry, declaration.text != nil else {
            return nil
        }
        return declaration
    }

    /// What outlives the erased text of a declaration; other entries stay as they are.
    public var withoutText: RegisterVersion {
        guard var declaration = declarationWithText else { return self }
        declaration.text = nil
        return RegisterVersion(.declaration(declaration), effectiveFrom: effectiveFrom)
    }
}
