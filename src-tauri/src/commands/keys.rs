//! The words and the recovery code: making a vault, opening it, changing what opens it.

use follow_on_core::{
    people::Role,
    platform::{Strength, offer_words, strength},
};
use tauri::AppHandle;
use zeroize::Zeroizing;

use super::Held;
use crate::shell::{code_page, error::Answer};

/// Five words to protect the vault with.
#[tauri::command]
#[specta::specta]
pub async fn words_offer() -> Answer<String> {
    Ok(offer_words()?.to_string())
}

/// How hard the person's own words are to guess.
#[tauri::command]
#[specta::specta]
pub async fn words_strength(words: String) -> Answer<Strength> {
    Ok(strength(&Zeroizing::new(words)))
}

/// Makes the vault and opens it; answers with the recovery code, which is stored nowhere.
#[tauri::command]
#[specta::specta]
pub async fn vault_create(shell: Held<'_>, words: String, role: Role, your_name: String) -> Answer<String> {
    Ok(shell.create(&Zeroizing::new(words), role, &your_name).await?)
}

/// The recovery code, typed back once from paper.
#[tauri::command]
#[specta::specta]
pub async fn recovery_confirm(shell: Held<'_>, code: String) -> Answer<()> {
    Ok(shell.confirm_code(&Zeroizing::new(code)).await?)
}

/// Saves a page with the recovery code where the person says; false if they thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn recovery_save(app: AppHandle, code: String) -> Answer<bool> {
    Ok(code_page::save(&app, &Zeroizing::new(code)).await?)
}

/// Opens the vault with the words.
#[tauri::command]
#[specta::specta]
pub async fn unlock(shell: Held<'_>, words: String) -> Answer<()> {
    let words = Zeroizing::new(words);
    Ok(shell.open_by(|| shell.safe.open(&words)).await?)
}

/// Opens the vault with the recovery code and sets new words.
#[tauri::command]
#[specta::specta]
pub async fn unlock_with_code(shell: Held<'_>, code: String, new_words: String) -> Answer<()> {
    let (code, new_words) = (Zeroizing::new(code), Zeroizing::new(new_words));
    Ok(shell.open_by(|| shell.safe.open_with_code(&code, &new_words)).await?)
}

/// Changes the words.
#[tauri::command]
#[specta::specta]
pub async fn words_change(shell: Held<'_>, old_words: String, new_words: String) -> Answer<()> {
    let (old_words, new_words) = (Zeroizing::new(old_words), Zeroizing::new(new_words));
    shell.own_vault()?;
    Ok(shell.safe.change_words(&old_words, &new_words).await?)
}

/// Makes a new recovery code; the old one stops working.
#[tauri::command]
#[specta::specta]
pub async fn recovery_renew(shell: Held<'_>, words: String) -> Answer<String> {
    Ok(shell.renew_code(&Zeroizing::new(words)).await?)
}
